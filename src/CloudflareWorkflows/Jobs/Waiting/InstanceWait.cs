using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Waits until instances reach a status by polling with growing delays: a few instances individually, many
/// through the list of their workflow.</summary>
/// <param name="time">The clock.</param>
/// <param name="warn">Reports polls that failed and will be repeated.</param>
internal sealed class InstanceWait(
    TimeProvider time, Action<string> warn)
{
    /// <summary>The maximum overrun of the timeout: the last round starts when the timeout expires.</summary>
    private static readonly TimeSpan s_lastPoll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<WaitGroup, WaitCounts> _counts = [];

    /// <summary>The statuses to wait for.</summary>
    public IReadOnlyCollection<string> Statuses { get; init; } = InstanceStatus.s_ended;

    /// <summary>The type of event to wait for, in any status; null to wait for a status.</summary>
    public string? EventType { get; init; }

    /// <summary>The timeout, plus one second for the last round; null for none. When it expires, requests and delays
    /// are canceled.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether to read the full objects, with steps, of instances that reached the status.</summary>
    public bool Detail { get; init; }

    /// <summary>Called after each round with the number of instances that are left.</summary>
    public Action<int> Polled { get; init; } = _ => { };

    /// <summary>Reads the workflow of a target, with its counts; null if counts are not available.</summary>
    public Func<WaitTarget, CancellationToken, Task<Workflow>>? ReadWorkflow { get; init; }

    /// <summary>Returns outcomes as they are found: instances that reached the status or ended in another, and
    /// failures. Instances left at the end are returned without result and failure.</summary>
    public async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstance>[]> RunAsync(
        IReadOnlyCollection<WaitTarget> targets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset? deadline = time.GetUtcNow() + Timeout;
        WaitGroup[] groups =
            [.. targets.GroupBy(target => (target.Client, target.WorkflowName)).Select(group => new WaitGroup(group))];
        using Deadline end = new(time, deadline + s_lastPoll, cancellationToken);
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

    /// <summary>Polls until no instance is left or the timeout expires.</summary>
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
            TimeSpan left = deadline - time.GetUtcNow() ?? TimeSpan.MaxValue;
            if (groups.Length == 0 || left <= TimeSpan.Zero)
            {
                yield break;
            }

            TimeSpan pause = PollInterval.PauseAfter(roundNumber, round.Requests);
            pause = evaluator.Advice > pause ? evaluator.Advice.Value : pause;
            await time.Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
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
            counts = new WaitCounts(time, token => ReadWorkflow(group.Any, token), Statuses);
            _counts.Add(group, counts);
        }

        int before = counts.Requests;
        bool shouldPoll = await counts.ShouldPollAsync(group.Cost, cancellationToken).ConfigureAwait(false);
        round.Requests += counts.Requests - before;
        return shouldPoll;
    }
}
