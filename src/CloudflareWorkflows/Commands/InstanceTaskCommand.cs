using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for changing instances share. They can continue after an
/// interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceTaskCommand : InstanceCommand
{
    /// <summary>Specifies the path of a journal file. Wildcards aren't supported. The command records its progress in
    /// the file. If it's interrupted, run the same command with the same input again: it continues where it stopped,
    /// doesn't repeat completed requests, and returns the earlier results again. The file contains IDs and outcomes,
    /// never params or payloads. With -WhatIf, the file isn't read or written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>Whether the command can repeat a request if it's unknown whether the service acted.</summary>
    private protected virtual bool IsRepeatable => true;

    /// <summary>Distinguishes the current input from other inputs for the same instance.</summary>
    private protected virtual string? JournalInput => null;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowTarget target = new(OpenApi(), WorkflowName);
        RefuseUnfit();
        foreach (string id in Input.Ids())
        {
            AddInput(target, id);
        }
    }

    /// <summary>Adds an instance of the current input.</summary>
    private protected abstract void AddInput(WorkflowTarget target, string id);

    /// <summary>Takes an instance of the current input.</summary>
    /// <param name="inputs">The processor.</param>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">Its id.</param>
    /// <param name="plan">Plans what to send.</param>
    private protected void AddInput<TInput, TResult>(
        InputProcessor<TInput, TResult> inputs, WorkflowTarget target, string id, Func<Task<PlannedInput<TInput>>> plan)
        where TResult : class =>
        inputs.Add(target, id, inputs.Journal(target, id, JournalInput), plan);

    /// <summary>Creates the processor of the inputs.</summary>
    private protected InputProcessor<TInput, TResult> Open<TInput, TResult>(
        InputTask<TInput, TResult> task, Action<TResult> report)
        where TResult : class =>
        Process(task, OpenJournal(JournalPath, IsRepeatable), (_, outcome) => report(outcome.ResultOrThrow()));

    /// <summary>Rejects an input that the change can't apply to.</summary>
    private protected virtual void RefuseUnfit() => Input.RefuseForChange();

    /// <summary>Writes the outcome of the change of an instance.</summary>
    private protected void Report(ChangedInstance changed)
    {
        if (changed.WasThere)
        {
            WriteVerbose($"There was nothing to do: '{changed.Id}' is {changed.Status}.");
        }

        if (changed.Read is not null)
        {
            WriteObject(changed.Read);
        }
    }
}
