using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Processes the inputs of a command that changes something. Each input is looked up in the journal, planned,
/// confirmed, sent alone or in a batch, recorded, and reported. Several inputs are planned and sent at the same time.
/// Prompts and results come in the order of the inputs.</summary>
/// <param name="host">The command.</param>
/// <param name="task">The operation for the inputs.</param>
/// <param name="journal">The journal; null without one.</param>
/// <param name="report">Writes the outcome for an id.</param>
/// <param name="stopToken">Cancels the processing.</param>
internal sealed class InputProcessor<TInput, TResult>(
    ICommandHost host, InputTask<TInput, TResult> task, CommandJournal? journal,
    Action<WorkflowTarget, Outcome<string, TResult>> report, CancellationToken stopToken) : IInputProcessor
    where TResult : class
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly JournaledTask<TInput, TResult> _task = new(task, stopToken);
    private readonly InputFanOut<Action> _plans = new(host.Guard, host.Await, act => act());
    private readonly List<(WorkflowTarget Target, SentInput<TInput>[] Inputs)> _open = [];
    private InputFanOut<Action>? _sent;
    private InputBatch<WorkflowTarget, SentInput<TInput>>? _batch;
    private DateTimeOffset? _lastInputOn;

    private InputFanOut<Action> Sent => _sent ??= new(host.Guard, host.Await, act => act()) { Width = task.Width };

    private InputBatch<WorkflowTarget, SentInput<TInput>> Batch => _batch ??= new(host.Time, Send)
    {
        Size = task.BatchSize,
        MaximumWeight = task.MaximumWeight,
        WhenSlow = Sent.Finish,
    };

    /// <summary>Registers an input in the journal.</summary>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">The id of its instance; null if the input has none.</param>
    /// <param name="input">Distinguishes inputs with the same id or without an id.</param>
    /// <returns>Its entry; null without a journal.</returns>
    public JournalEntry? Journal(WorkflowTarget target, string? id, string? input) =>
        journal?.Take(target.Api.AccountId, target.WorkflowName, id, input);

    /// <summary>Processes the next input.</summary>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">The id of its instance.</param>
    /// <param name="entry">Its entry in the journal. The result of an earlier run is reported again; the input is
    /// neither planned nor sent.</param>
    /// <param name="plan">Plans what to send.</param>
    /// <param name="planTarget">The target of an error in the plan; null for the id.</param>
    public void Add(
        WorkflowTarget target, string id, JournalEntry? entry, Func<Task<PlannedInput<TInput>>> plan,
        object? planTarget = null)
    {
        _plans.Add(planTarget ?? id, entry?.IsSettled == true
            ? Task.FromResult<Action>(() => AddKnown(target, _task.FromJournal(target, id, entry)))
            : PlanAsync(target, id, entry, plan));

        // If inputs come slowly, planned inputs do not wait for the next one.
        if (_lastInputOn is null || host.Time.GetUtcNow() - _lastInputOn > s_patience)
        {
            _plans.Finish();
        }

        _lastInputOn = host.Time.GetUtcNow();
    }

    public void Finish()
    {
        _plans.Finish();
        Batch.Flush();
        Sent.Finish();
        foreach (IGrouping<WorkflowTarget, SentInput<TInput>> open in _open
            .SelectMany(batch => batch.Inputs.Select(input => (batch.Target, Input: input)))
            .GroupBy(one => one.Target, one => one.Input))
        {
            Report(open.Key, host.Await(_task.SettleAsync(open.Key, [.. open])));
        }
    }

    /// <summary>Waits until no work is running. The caller must cancel first.</summary>
    public void Dispose()
    {
        _plans.Dispose();
        _sent?.Dispose();
        journal?.Dispose();
    }

    private async Task<Action> PlanAsync(
        WorkflowTarget target, string id, JournalEntry? entry, Func<Task<PlannedInput<TInput>>> plan)
    {
        PlannedInput<TInput> planned = await plan().ConfigureAwait(false);
        return () =>
        {
            if (host.ShouldProcess(planned.Target ?? $"{target.WorkflowName}/{id}", planned.Action))
            {
                Batch.Add(target, new SentInput<TInput>(id, planned, entry), task.Weigh(planned.Input));
                Sent.TellDone();
            }
        };
    }

    /// <summary>Reports an outcome that is already known, after the outcomes of earlier inputs.</summary>
    private void AddKnown(WorkflowTarget target, Outcome<string, TResult> outcome)
    {
        Batch.Flush();
        Sent.Add(null, Task.FromResult<Action>(() =>
        {
            Report(target, [outcome]);
            host.Count(1);
        }));
    }

    private void Send(WorkflowTarget target, SentInput<TInput>[] inputs) => Sent.Add(null, SendAsync(target, inputs));

    private async Task<Action> SendAsync(WorkflowTarget target, SentInput<TInput>[] inputs)
    {
        Outcome<string, TResult>[] outcomes = await _task.SendAsync(target, inputs).ConfigureAwait(false);
        return () =>
        {
            if (outcomes.Length == 0)
            {
                _open.Add((target, inputs));
            }

            Report(target, outcomes);
            host.Count(inputs.Length);
        };
    }

    private void Report(WorkflowTarget target, Outcome<string, TResult>[] outcomes)
    {
        foreach (Outcome<string, TResult> outcome in outcomes)
        {
            host.Guard(outcome.Input, () => report(target, outcome));
        }
    }
}
