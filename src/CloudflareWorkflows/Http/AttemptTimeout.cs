using System;
using System.Threading;

namespace CloudflareWorkflows.Http;

/// <summary>The time limit of one attempt. Its token is cancelled when the limit is reached, or when the caller cancels.</summary>
internal sealed class AttemptTimeout : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;

    /// <param name="time">Measures the limit.</param>
    /// <param name="limit">How long the attempt may take.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    public AttemptTimeout(TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
    {
        _limit = limit;
        _caller = cancellationToken;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(
            static state => ((AttemptTimeout)state!).Expire(), this, limit, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the limit was reached, and the caller has not cancelled.</summary>
    public bool HasExpired => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Measures the limit again from now. It does nothing after the limit was reached.</summary>
    public void Restart() => _ = _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Expire()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer was firing.
        }
    }
}
