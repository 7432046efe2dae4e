using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Cancels requests and delays at a point in time.</summary>
/// <param name="time">The clock.</param>
/// <param name="end">The point in time; null for never.</param>
/// <param name="stop">The user's cancellation, which takes effect at once.</param>
internal sealed class Deadline(
    TimeProvider time, DateTimeOffset? end, CancellationToken stop) : IDisposable
{
    /// <summary>The longest single delay.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>The user's cancellation.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Is canceled at the deadline or by the user.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the deadline passed, and the user did not cancel.</summary>
    private bool IsUp => _source.IsCancellationRequested && !stop.IsCancellationRequested;

    /// <summary>Awaits a task that uses the token.</summary>
    /// <returns>The result; null if the deadline passed first.</returns>
    public async Task<T?> InTimeAsync<T>(Task<T?> work)
        where T : class
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsUp)
        {
            return null;
        }
    }

    /// <summary>Awaits the next item of a sequence that uses the token, and watches the deadline.</summary>
    /// <returns>Whether there is an item; false if the deadline passed first.</returns>
    public async Task<bool> MoveAsync(Task<bool> move)
    {
        if (end is DateTimeOffset last && !move.IsCompleted)
        {
            using CancellationTokenSource moved = CancellationTokenSource.CreateLinkedTokenSource(stop);

            // A delay may end slightly early.
            while (!move.IsCompleted && !stop.IsCancellationRequested && time.GetUtcNow() < last)
            {
                _ = await Task.WhenAny(move, AlarmAsync(last, moved.Token)).ConfigureAwait(false);
            }

            if (time.GetUtcNow() >= last)
            {
                _source.Cancel();
            }

            moved.Cancel();
        }

        try
        {
            return await move.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsUp)
        {
            return false;
        }
    }

    public void Dispose() => _source.Dispose();

    private Task AlarmAsync(DateTimeOffset last, CancellationToken cancellationToken)
    {
        TimeSpan left = last - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        // Timers count whole milliseconds, and round down.
        TimeSpan rounded = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        return time.Delay(rounded < s_longest ? rounded : s_longest, cancellationToken);
    }
}
