using System;
using System.Net.Http;
using System.Threading;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>What all requests to one address with one credential share. Thread-safe.</summary>
/// <param name="BaseAddress">The base address; ends with a slash.</param>
/// <param name="Http">The pooled client, without credentials and without a timeout of its own.</param>
/// <param name="Credential">The credential; null for the local engine, which needs none.</param>
/// <param name="Classify">Classifies error responses of this API.</param>
internal sealed record ApiConnection(
    Uri BaseAddress, HttpClient Http, Credential? Credential, ErrorClassifier Classify)
{
    /// <summary>The timeout of one attempt, including the response body.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest response that is read, in bytes, decompressed. The service truncates outputs, so an
    /// instance with 25,000 steps takes about half of it. The limit exists because the whole body is read into memory
    /// and a compressed response can have any size.</summary>
    public long MaximumResponseSize { get; init; } = 32L * 1024 * 1024;

    public RetryPolicy Retry { get; init; } = new(MaximumRetries: 4);

    /// <summary>The clock of timeouts, pauses and limits.</summary>
    public TimeProvider Time { get; init; } = ModuleTime.Provider;

    /// <summary>The proxy setting that <see cref="Http"/> uses.</summary>
    public ProxySetting Proxy { get; init; } = ProxySetting.System;

    /// <summary>Whether this is the local engine behind <c>wrangler dev</c>, which the user has to start.</summary>
    public bool IsLocalEngine { get; init; }

    public string UserAgent { get; init; } = "CloudflareWorkflows";

    /// <summary>Decides when requests leave; null for the local engine, which has no limits.</summary>
    public RequestScheduler? Scheduler { get; init; }

    /// <summary>Numbers from 0 to 1 that spread the pauses of many clients.</summary>
    public Func<double> Jitter { get; init; } = CloudflareWorkflows.Http.Jitter.Next;

    /// <summary>How long the user waits for a service that refuses because of too many requests; null for what suits the
    /// work: see <see cref="AcquireRequest"/>.</summary>
    public TimeSpan? MaximumWait { get; init; }

    public ServerClock ServerClock =>
        LazyInitializer.EnsureInitialized(ref _serverClock, () => new ServerClock(Time))!;

    private ServerClock? _serverClock;
}

/// <summary>The service's time, from the <c>Date</c> header of the last response. Accurate to a second.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private long _offsetTicks;
    private int _isKnown;

    /// <summary>Whether the service's time is known. Until then, this machine's time is used.</summary>
    public bool IsKnown => Volatile.Read(ref _isKnown) != 0;

    public DateTimeOffset Now => At(time.GetUtcNow());

    /// <summary>Converts a time of this machine to the service's time. The smallest and the largest date stay what they
    /// are.</summary>
    public DateTimeOffset At(DateTimeOffset local) => new(
        Math.Max(DateTimeOffset.MinValue.Ticks, Math.Min(DateTimeOffset.MaxValue.Ticks, local.UtcTicks + Interlocked.Read(ref _offsetTicks))),
        TimeSpan.Zero);

    public void Update(DateTimeOffset? date)
    {
        if (ResponseFacts.IsCredible(date))
        {
            Interlocked.Exchange(ref _offsetTicks, (date!.Value - time.GetUtcNow()).Ticks);
            Volatile.Write(ref _isKnown, 1);
        }
    }
}

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
