using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>A time at which requests and pauses that are under way are ended.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="end">The time; null for never.</param>
/// <param name="stop">The user's stop, which ends all at once.</param>
internal sealed class Deadline(
    Func<DateTimeOffset> now, Func<TimeSpan, CancellationToken, Task> delay, DateTimeOffset? end,
    CancellationToken stop) : IDisposable
{
    /// <summary>The longest that an alarm is set for; nothing takes as long.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>The user's stop.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Ends what it is given to, at the time or at the user's stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up, and not the user's stop.</summary>
    private bool IsUp => _source.IsCancellationRequested && !stop.IsCancellationRequested;

    /// <summary>Waits for a piece of work that was given the token.</summary>
    /// <returns>What comes of it; null if the time was up before.</returns>
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

    /// <summary>Waits for the next move of a sequence that was given the token, and sees to the time meanwhile.</summary>
    /// <returns>Whether there is more; false too if the time was up before.</returns>
    public async Task<bool> MoveAsync(Task<bool> move)
    {
        if (end is DateTimeOffset last && !move.IsCompleted)
        {
            using CancellationTokenSource moved = CancellationTokenSource.CreateLinkedTokenSource(stop);

            // An alarm may go off a little before its time.
            while (!move.IsCompleted && !stop.IsCancellationRequested && now() < last)
            {
                _ = await Task.WhenAny(move, AlarmAsync(last, moved.Token)).ConfigureAwait(false);
            }

            if (now() >= last)
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
        TimeSpan left = last - now();
        return left <= TimeSpan.Zero ? Task.CompletedTask : delay(left < s_longest ? left : s_longest, cancellationToken);
    }
}
