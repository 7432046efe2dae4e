using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>Wakes at the earliest of the times that it is told; one timer at most runs. Not safe for several
/// threads.</summary>
#pragma warning disable CA1001 // Whoever uses it stops it when nobody waits any more, and that disposes of its timer.
internal sealed class Alarm(TimeProvider time)
#pragma warning restore CA1001
{
    private CancellationTokenSource? _running;
    private Task<bool>? _timer;
    private DateTimeOffset _wakesOn;

    /// <summary>Starts a timer, unless one runs that wakes as early.</summary>
    /// <returns>Its end, which is true if it was not stopped; null if none was started.</returns>
    public Task<bool>? Set(TimeSpan wait, DateTimeOffset now)
    {
        if (_running is not null && _timer is { IsCompleted: false } && _wakesOn <= now + wait)
        {
            return null;
        }

        Stop();
        _wakesOn = now + wait;
        _running = new CancellationTokenSource();
        _timer = RunAsync(wait, _running.Token);
        return _timer;
    }

    public void Stop()
    {
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
    }

    private async Task<bool> RunAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            // Timers count whole milliseconds, and round down.
            TimeSpan rounded = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            await time.Delay(rounded, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
