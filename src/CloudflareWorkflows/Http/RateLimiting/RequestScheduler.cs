using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Schedules the requests of one credential at the highest rate that the service accepts. A request leaves
/// when every <see cref="IRateLimit"/> allows it. Interactive requests go before queued bulk requests, which leave in
/// order. Thread-safe.</summary>
#pragma warning disable CA1001 // The source of the timer's token is disposed of when no request waits for time.
internal sealed partial class RequestScheduler
#pragma warning restore CA1001
{
    private readonly object _gate = new();
    private readonly QuotaLimit _quota = new();
    private readonly ConcurrencyLimit _concurrency = new();
    private readonly InteractiveBurst _burst = new();
    private readonly IRateLimit[] _limits;
    private readonly TimeProvider _time;
    private long _sent;

    /// <param name="time">The time, and the timer.</param>
    /// <param name="jitter">Returns random numbers from 0 to 1, so that clients do not act at the same time.</param>
    public RequestScheduler(TimeProvider time, Func<double> jitter)
    {
        _time = time;

        // The first limit that delays a request decides. The last two delay only requests of their own kind.
        _limits =
        [
            new BlockLimit(), _quota, _concurrency, new SlidingWindowLimit(), new AnalyticsRateLimit(),
            new CreationRateLimit(jitter),
        ];
    }

    /// <summary>The last reported quota; null if there is none yet.</summary>
    public QuotaLimit.Reading? LastReading => _quota.Last;

    /// <summary>How many bulk requests may leave before they have to wait for each other; null if that is not
    /// known.</summary>
    public double? UnpacedRequests => Locked(() => _bulk.Count > 0 ? 0 : _quota.UnpacedAt(_time.GetUtcNow()));

    /// <summary>How many bulk requests are under way.</summary>
    public int BulkUnderWay => Locked(() => _concurrency.Bulk);

    /// <summary>The number of delayed requests.</summary>
    public int Queued => Locked(() => _interactive.Count + _bulk.Count);

    /// <summary>Waits until a request may leave.</summary>
    /// <exception cref="Models.CloudflareException">The delay is longer than the maximum wait.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(AcquireRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (!request.IsBulk && _quota.IsScarce(now) && !_burst.TryTake(now))
            {
                request = request with { IsBulk = true };
            }

            if (_bulk.Count == 0 && Check(request, now).IsNone)
            {
                return new ValueTask<RateLimitLease>(Acquire(request, now));
            }
        }

        return new ValueTask<RateLimitLease>(QueueAsync(request, cancellationToken));
    }

    private Throttle Check(AcquireRequest request, DateTimeOffset now)
    {
        Throttle throttle = Throttle.None;
        for (int index = 0; index < _limits.Length && throttle.IsNone; index++)
        {
            throttle = _limits[index].Check(request, now);
        }

        return throttle;
    }

    private Lease Acquire(AcquireRequest request, DateTimeOffset now)
    {
        Lease lease = new(this, request, ++_sent);
        Array.ForEach(_limits, limit => limit.Acquire(lease, now));
        return lease;
    }

    private void Observe(Lease lease, HttpResponseMessage response) => Locked(() =>
    {
        DateTimeOffset now = _time.GetUtcNow();
        ResponseFacts facts = ResponseFacts.Read(response, lease.Request.Creates, now, lease.Request.AnalyticsNodes > 0);
        Array.ForEach(_limits, limit => limit.Observe(lease, facts, now));
        return facts;
    });

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private sealed class Lease(RequestScheduler scheduler, AcquireRequest request, long number)
        : RateLimitLease(request, number)
    {
        private int _isReleased;

        public override void Observe(HttpResponseMessage response) => scheduler.Observe(this, response);

        public override void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                scheduler.Dispatch(now => Array.ForEach(scheduler._limits, limit => limit.Release(this, now)));
            }
        }
    }
}
