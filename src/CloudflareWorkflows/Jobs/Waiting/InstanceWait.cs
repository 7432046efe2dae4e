using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Waits until instances have come to a status, by looking at them with growing pauses: at a few one by one, at
/// many in the list of their workflow.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="warn">Tells of polls that failed and will be taken again.</param>
internal sealed class InstanceWait(
    Func<DateTimeOffset> now, Func<TimeSpan, CancellationToken, Task> delay, Action<string> warn)
{
    /// <summary>How much longer than it may take a wait takes at most: the last round begins when the time is up.</summary>
    private static readonly TimeSpan s_lastPoll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<WaitGroup, WaitCounts> _counts = [];

    /// <summary>The statuses that are waited for.</summary>
    public IReadOnlyCollection<string> Statuses { get; init; } = InstanceStatus.s_ended;

    /// <summary>The type of event that the instances are to wait for instead, in whichever status; null for a
    /// status.</summary>
    public string? EventType { get; init; }

    /// <summary>How long to wait at most, and a second for the last round; null for as long as it takes. Then requests and
    /// pauses that are under way are ended.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether to read the full objects, with steps, of those that got there.</summary>
    public bool Detail { get; init; }

    /// <summary>Told after each round: how many are left.</summary>
    public Action<int> Polled { get; init; } = _ => { };

    /// <summary>Reads the workflow of a target, with its counts; null if they are not to be had.</summary>
    public Func<WaitTarget, CancellationToken, Task<Workflow>>? ReadWorkflow { get; init; }

    /// <summary>Gives what has been settled as it is found: instances that came to a status or have ended in another, and
    /// failures. Those left at the end come as outcomes without result and failure.</summary>
    public async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstance>[]> RunAsync(
        IReadOnlyCollection<WaitTarget> targets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset? deadline = now() + Timeout;
        WaitGroup[] groups =
            [.. targets.GroupBy(target => (target.Client, target.WorkflowName)).Select(group => new WaitGroup(group))];
        using Deadline end = new(now, delay, deadline + s_lastPoll, cancellationToken);
        IAsyncEnumerator<Outcome<WaitTarget, WorkflowInstance>[]> polls =
            PollAsync(groups, deadline, end, end.Token).GetAsyncEnumerator(CancellationToken.None);
        await using ConfiguredAsyncDisposable closing = polls.ConfigureAwait(false);
        while (await end.MoveAsync(polls.MoveNextAsync().AsTask()).ConfigureAwait(false))
        {
            yield return polls.Current;
        }

        Outcome<WaitTarget, WorkflowInstance>[] left =
            [.. groups.SelectMany(group => group.Pending).Select(Unsettled)];
        if (left.Length > 0)
        {
            yield return left;
        }
    }

    /// <summary>Looks until nothing is left, or the time is up.</summary>
    private async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstance>[]> PollAsync(
        WaitGroup[] groups, DateTimeOffset? deadline, Deadline end,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int roundNumber = 1; groups.Length > 0; roundNumber++)
        {
            PollEvaluator evaluator = new(Statuses, EventType, warn);
            PollRound round = new(evaluator, Detail, end);
            foreach (WaitGroup group in groups)
            {
                if (await ShouldPollAsync(group, round, cancellationToken).ConfigureAwait(false))
                {
                    await foreach (Outcome<WaitTarget, WorkflowInstance>[] found in
                        round.ListAsync(group, cancellationToken).ConfigureAwait(false))
                    {
                        yield return found;
                    }
                }
            }

            yield return await round.ReadAsync(cancellationToken).ConfigureAwait(false);

            groups = Array.FindAll(groups, group => group.Pending.Count > 0);
            Polled(groups.Sum(group => group.Pending.Count));
            TimeSpan left = deadline - now() ?? TimeSpan.MaxValue;
            if (groups.Length == 0 || left <= TimeSpan.Zero)
            {
                yield break;
            }

            TimeSpan pause = PollInterval.PauseAfter(roundNumber, round.Requests);
            pause = evaluator.Advice > pause ? evaluator.Advice.Value : pause;
            await delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Outcome<WaitTarget, WorkflowInstance> Unsettled(WaitTarget target) => new(target, null, null);

    private async Task<bool> ShouldPollAsync(WaitGroup group, PollRound round, CancellationToken cancellationToken)
    {
        if (ReadWorkflow is null || EventType is not null)
        {
            return true;
        }

        if (!_counts.TryGetValue(group, out WaitCounts? counts))
        {
            counts = new WaitCounts(now, token => ReadWorkflow(group.Any, token), Statuses);
            _counts.Add(group, counts);
        }

        int before = counts.Requests;
        bool shouldPoll = await counts.ShouldPollAsync(group.Cost, cancellationToken).ConfigureAwait(false);
        round.Requests += counts.Requests - before;
        return shouldPoll;
    }
}
