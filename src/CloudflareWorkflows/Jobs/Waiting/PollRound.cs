using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>One poll of all pending instances.</summary>
/// <param name="evaluator">Decides which outcomes are final.</param>
/// <param name="detail">Whether to read the full objects of instances that reached the status.</param>
/// <param name="end">The deadline of the round. Instances not read by then stay pending.</param>
internal sealed class PollRound(PollEvaluator evaluator, bool detail, Deadline end)
{
    private readonly List<(WaitGroup Group, WaitTarget Target)> _unseen = [];

    /// <summary>How many requests were made.</summary>
    public int Requests { get; set; }

    /// <summary>Lists the instances for which listing is cheaper and returns final outcomes page by page. The rest is
    /// left to <see cref="ReadAsync"/>.</summary>
    public async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstance>[]> ListAsync(
        WaitGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<WaitTarget> unseen = [.. group.Pending];
        if (!evaluator.NeedsSteps && group.StartScan() is ListScan scan)
        {
            try
            {
                while (await end.InTimeAsync(scan.NextAsync(cancellationToken)).ConfigureAwait(false) is WorkflowInstance[] page)
                {
                    yield return await TakeAsync(group, page, unseen, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                await scan.EndAsync().ConfigureAwait(false);
            }

            Requests += scan.Pages;
            group.Record(scan);
            if (scan.Failure is CloudflareException failure)
            {
                yield return Fail(group, unseen, failure);
                yield break;
            }
        }

        // Absence from a list proves nothing: these instances are read individually.
        _unseen.AddRange(unseen.Select(target => (group, target)));
    }

    /// <summary>Reads instances that the lists did not contain, individually.</summary>
    public async Task<Outcome<WaitTarget, WorkflowInstance>[]> ReadAsync(CancellationToken cancellationToken)
    {
        Requests += _unseen.Count;
        Outcome<WaitTarget, WorkflowInstance>[] read = await FanOut.RunAsync(
            [.. _unseen.Select(one => one.Target)],
            (target, _) => GetAsync(target, evaluator.NeedsSteps, cancellationToken), end.Stop).ConfigureAwait(false);
        List<Outcome<WaitTarget, WorkflowInstance>> settled = [];
        Dictionary<WaitTarget, WaitGroup> groups = _unseen.ToDictionary(one => one.Target, one => one.Group);
        foreach (Outcome<WaitTarget, WorkflowInstance> outcome in read)
        {
            if (outcome.Result is WorkflowInstance instance)
            {
                groups[outcome.Input].Record(instance);
            }

            if (evaluator.IsSettled(outcome))
            {
                settled.Add(outcome);
            }
        }

        Outcome<WaitTarget, WorkflowInstance>[] complete = await CompleteAsync(settled, cancellationToken).ConfigureAwait(false);
        Array.ForEach(complete, outcome => groups[outcome.Input].Remove(outcome.Input));
        return complete;
    }

    /// <summary>Reads one instance; null if the deadline passed first.</summary>
    private async Task<WorkflowInstance> GetAsync(WaitTarget target, bool steps, CancellationToken cancellationToken) =>
        (await end.InTimeAsync(target.Client.GetAsync(target.WorkflowName, target.Id, steps, cancellationToken)!)
            .ConfigureAwait(false))!;

    /// <summary>Reads the full object of a listed instance; null if the deadline passed first.</summary>
    private async Task<WorkflowInstance> CompleteAsync(
        WaitTarget target, WorkflowInstance seen, CancellationToken cancellationToken)
    {
        WorkflowInstance? details = await GetAsync(target, steps: true, cancellationToken).ConfigureAwait(false);
        return (details as WorkflowInstanceDetail)?.WithListed(seen)!;
    }

    private async Task<Outcome<WaitTarget, WorkflowInstance>[]> TakeAsync(
        WaitGroup group, WorkflowInstance[] page, HashSet<WaitTarget> unseen, CancellationToken cancellationToken)
    {
        List<Outcome<WaitTarget, WorkflowInstance>> settled = [];
        foreach (WorkflowInstance instance in page)
        {
            if (group.Find(instance.Id) is WaitTarget target && unseen.Remove(target))
            {
                group.Record(instance);
                Outcome<WaitTarget, WorkflowInstance> outcome = new(target, instance, null);
                if (evaluator.IsSettled(outcome))
                {
                    settled.Add(outcome);
                }
            }
        }

        Outcome<WaitTarget, WorkflowInstance>[] complete = await CompleteAsync(settled, cancellationToken).ConfigureAwait(false);
        Array.ForEach(complete, outcome => group.Remove(outcome.Input));
        return complete;
    }

    /// <summary>Reads the full objects of instances that reached the status, if requested.</summary>
    private async Task<Outcome<WaitTarget, WorkflowInstance>[]> CompleteAsync(
        List<Outcome<WaitTarget, WorkflowInstance>> settled, CancellationToken cancellationToken)
    {
        if (!detail || evaluator.NeedsSteps)
        {
            return [.. settled];
        }

        Dictionary<WaitTarget, WorkflowInstance> reached = settled
            .Where(outcome => outcome.Failure is null).ToDictionary(outcome => outcome.Input, outcome => outcome.Result!);
        Requests += reached.Count;
        Outcome<WaitTarget, WorkflowInstance>[] details = await FanOut.RunAsync(
            [.. reached.Keys], (target, _) => CompleteAsync(target, reached[target], cancellationToken), end.Stop)
            .ConfigureAwait(false);

        // An instance that was restarted meanwhile stays pending.
        return [.. settled.Where(outcome => outcome.Failure is not null), .. details.Where(evaluator.IsSettled)];
    }

    private Outcome<WaitTarget, WorkflowInstance>[] Fail(
        WaitGroup group, IEnumerable<WaitTarget> unseen, CloudflareException failure)
    {
        if (evaluator.IsTransient(failure, $"The instances of '{group.Any.WorkflowName}'"))
        {
            return [];
        }

        Outcome<WaitTarget, WorkflowInstance>[] failed =
            [.. unseen.Select(target => new Outcome<WaitTarget, WorkflowInstance>(target, null, failure))];
        Array.ForEach(failed, outcome => group.Remove(outcome.Input));
        return failed;
    }
}
