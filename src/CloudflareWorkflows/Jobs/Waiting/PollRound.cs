using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>One look at all that is waited for.</summary>
/// <param name="judge">Says what is settled.</param>
/// <param name="detail">Whether the full objects are wanted of those that got there.</param>
/// <param name="end">When the look ends. What was not seen until then stays unsettled.</param>
internal sealed class PollRound(PollOutcome judge, bool detail, Deadline end)
{
    private readonly List<(WaitGroup Group, WaitTarget Target)> _unread = [];

    /// <summary>How many requests were made.</summary>
    public int Requests { get; set; }

    /// <summary>Lists what is better listed, and gives what has been settled page by page. What is left is for
    /// <see cref="ReadAsync"/>.</summary>
    public async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstance>[]> ListAsync(
        WaitGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<WaitTarget> unread = [.. group.Pending];
        if (!judge.NeedsSteps && group.Sweep() is ListScan sweep)
        {
            try
            {
                while (await end.InTimeAsync(sweep.NextAsync(cancellationToken)).ConfigureAwait(false) is WorkflowInstance[] page)
                {
                    yield return await TakeAsync(group, page, unread, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                await sweep.EndAsync().ConfigureAwait(false);
            }

            Requests += sweep.Pages;
            group.Learn(sweep);
            if (sweep.Failure is CloudflareException failure)
            {
                yield return Fail(group, unread, failure);
                yield break;
            }
        }

        // Absence from a list is no evidence: those are read too.
        _unread.AddRange(unread.Select(target => (group, target)));
    }

    /// <summary>Reads what was not found in lists, one by one.</summary>
    public async Task<Outcome<WaitTarget, WorkflowInstance>[]> ReadAsync(CancellationToken cancellationToken)
    {
        Requests += _unread.Count;
        Outcome<WaitTarget, WorkflowInstance>[] read = await FanOut.RunAsync(
            [.. _unread.Select(one => one.Target)],
            (target, _) => GetAsync(target, judge.NeedsSteps, cancellationToken), end.Stop).ConfigureAwait(false);
        List<Outcome<WaitTarget, WorkflowInstance>> settled = [];
        Dictionary<WaitTarget, WaitGroup> groups = _unread.ToDictionary(one => one.Target, one => one.Group);
        foreach (Outcome<WaitTarget, WorkflowInstance> outcome in read)
        {
            if (outcome.Result is WorkflowInstance instance)
            {
                groups[outcome.Input].Learn(instance);
            }

            if (judge.IsSettled(outcome))
            {
                settled.Add(outcome);
            }
        }

        Outcome<WaitTarget, WorkflowInstance>[] complete = await CompleteAsync(settled, cancellationToken).ConfigureAwait(false);
        Array.ForEach(complete, outcome => groups[outcome.Input].Remove(outcome.Input));
        return complete;
    }

    /// <summary>Reads one; there is no result if the time was up before.</summary>
    private async Task<WorkflowInstance> GetAsync(WaitTarget target, bool steps, CancellationToken cancellationToken) =>
        (await end.InTimeAsync(target.Client.GetAsync(target.WorkflowName, target.Id, steps, cancellationToken)!)
            .ConfigureAwait(false))!;

    /// <summary>Reads one whole that was seen; there is no result if the time was up before.</summary>
    private async Task<WorkflowInstance> CompleteAsync(
        WaitTarget target, WorkflowInstance seen, CancellationToken cancellationToken)
    {
        WorkflowInstance? full = await GetAsync(target, steps: true, cancellationToken).ConfigureAwait(false);
        return (full as WorkflowInstanceDetail)?.WithListed(seen)!;
    }

    private async Task<Outcome<WaitTarget, WorkflowInstance>[]> TakeAsync(
        WaitGroup group, WorkflowInstance[] page, HashSet<WaitTarget> unread, CancellationToken cancellationToken)
    {
        List<Outcome<WaitTarget, WorkflowInstance>> settled = [];
        foreach (WorkflowInstance instance in page)
        {
            if (group.Find(instance.Id) is WaitTarget target && unread.Remove(target))
            {
                group.Learn(instance);
                Outcome<WaitTarget, WorkflowInstance> outcome = new(target, instance, null);
                if (judge.IsSettled(outcome))
                {
                    settled.Add(outcome);
                }
            }
        }

        Outcome<WaitTarget, WorkflowInstance>[] complete = await CompleteAsync(settled, cancellationToken).ConfigureAwait(false);
        Array.ForEach(complete, outcome => group.Remove(outcome.Input));
        return complete;
    }

    /// <summary>Reads the full objects of those that got there, if they are wanted.</summary>
    private async Task<Outcome<WaitTarget, WorkflowInstance>[]> CompleteAsync(
        List<Outcome<WaitTarget, WorkflowInstance>> settled, CancellationToken cancellationToken)
    {
        if (!detail || judge.NeedsSteps)
        {
            return [.. settled];
        }

        Dictionary<WaitTarget, WorkflowInstance> there = settled
            .Where(outcome => outcome.Failure is null).ToDictionary(outcome => outcome.Input, outcome => outcome.Result!);
        Requests += there.Count;
        Outcome<WaitTarget, WorkflowInstance>[] full = await FanOut.RunAsync(
            [.. there.Keys], (target, _) => CompleteAsync(target, there[target], cancellationToken), end.Stop)
            .ConfigureAwait(false);

        // One that was restarted meanwhile goes on being waited for.
        return [.. settled.Where(outcome => outcome.Failure is not null), .. full.Where(judge.IsSettled)];
    }

    private Outcome<WaitTarget, WorkflowInstance>[] Fail(
        WaitGroup group, IEnumerable<WaitTarget> unread, CloudflareException failure)
    {
        if (judge.MayPass(failure, $"{group.Any.WorkflowName}'s instances"))
        {
            return [];
        }

        Outcome<WaitTarget, WorkflowInstance>[] failed =
            [.. unread.Select(target => new Outcome<WaitTarget, WorkflowInstance>(target, null, failure))];
        Array.ForEach(failed, outcome => group.Remove(outcome.Input));
        return failed;
    }
}
