using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Waits until instances have come to a status, by looking at each with growing pauses.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="warn">Tells of looks that failed and will be taken again.</param>
internal sealed class InstanceWait(
    Func<DateTimeOffset> now, Func<TimeSpan, CancellationToken, Task> delay, Action<string> warn)
{
    /// <summary>The statuses that are waited for.</summary>
    public IReadOnlyCollection<string> Statuses { get; init; } = InstanceStatus.s_ended;

    /// <summary>How long to wait at most; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether to read the full objects, with steps.</summary>
    public bool Detail { get; init; }

    /// <summary>Told after each look: how many are left.</summary>
    public Action<int> Looked { get; init; } = _ => { };

    /// <summary>Gives, look by look, what has been settled: instances that came to a status or have ended in another,
    /// and failures. Those left at the end come as outcomes without result and failure.</summary>
    public async IAsyncEnumerable<Outcome<WaitTarget, WorkflowInstanceDetail>[]> RunAsync(
        IReadOnlyCollection<WaitTarget> targets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset? deadline = now() + Timeout;
        List<WaitTarget> pending = [.. targets];
        for (int look = 1; pending.Count > 0; look++)
        {
            Outcome<WaitTarget, WorkflowInstanceDetail>[] seen = await FanOut.RunAsync(
                pending,
                (target, token) => target.Client.GetAsync(target.WorkflowName, target.Id, Detail, token),
                cancellationToken).ConfigureAwait(false);
            Outcome<WaitTarget, WorkflowInstanceDetail>[] settled = Array.FindAll(seen, IsSettled);
            HashSet<WaitTarget> done = [.. settled.Select(outcome => outcome.Input)];
            pending.RemoveAll(done.Contains);
            Looked(pending.Count);
            yield return settled;

            TimeSpan left = deadline - now() ?? TimeSpan.MaxValue;
            if (pending.Count > 0 && left <= TimeSpan.Zero)
            {
                yield return [.. pending.Select(Unsettled)];
                yield break;
            }

            if (pending.Count > 0)
            {
                TimeSpan pause = Longer(WaitPace.PauseAfter(look, pending.Count), seen);
                await delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static Outcome<WaitTarget, WorkflowInstanceDetail> Unsettled(WaitTarget target) => new(target, null, null);

    /// <summary>What the service asks for, if that is longer.</summary>
    private static TimeSpan Longer(TimeSpan pause, Outcome<WaitTarget, WorkflowInstanceDetail>[] seen)
    {
        TimeSpan? advice = seen.Max(outcome => outcome.Failure?.RetryAfter);
        return advice > pause ? advice.Value : pause;
    }

    private bool IsSettled(Outcome<WaitTarget, WorkflowInstanceDetail> outcome)
    {
        if (outcome.Failure is CloudflareException failure)
        {
            if (!MayPass(failure.Kind))
            {
                return true;
            }

            warn($"'{outcome.Input.Id}' could not be looked at and will be again: {failure.Message}");
            return false;
        }

        string status = outcome.Result!.Status;
        return Statuses.Contains(status) || InstanceStatus.IsEnded(status);
    }

    /// <summary>A wait of hours is not lost for a minute in which the service or the network fails.</summary>
    private static bool MayPass(CloudflareErrorKind kind) => kind
        is CloudflareErrorKind.RateLimited
        or CloudflareErrorKind.ServiceUnavailable
        or CloudflareErrorKind.ConnectionFailed
        or CloudflareErrorKind.TimedOut;
}
