using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A service with Cloudflare's rate limit: a quota per window, and a block for the length of a window if it is
/// exceeded.</summary>
internal sealed class LimitedService(SimulatedTime time) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _creations = [];
    private DateTimeOffset _windowEnds;
    private DateTimeOffset _blockEnds;
    private int _used;
    private int _underWay;

    public int Quota { get; set; } = 1200;

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The latency of each request, if it varies. Responses then arrive out of order.</summary>
    public Func<TimeSpan>? VaryingLatency { get; set; }

    /// <summary>Whether responses report the requests left.</summary>
    public bool ReportsQuota { get; set; } = true;

    /// <summary>The creations per second that it accepts.</summary>
    public int CreationsPerSecond { get; set; } = 100;

    /// <summary>The number of requests under way.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>The maximum number of requests under way.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>When requests arrived.</summary>
    public ConcurrentQueue<DateTimeOffset> Arrivals { get; } = new();

    /// <summary>The number of rejected requests.</summary>
    public int Refusals { get; private set; }

    /// <summary>Blocks the credential, as requests of another client would.</summary>
    public void Block()
    {
        lock (_gate)
        {
            _blockEnds = time.Now + Window;
            _windowEnds = _blockEnds;
        }
    }

    /// <summary>Counts requests of another client.</summary>
    public void Use(int requests)
    {
        lock (_gate)
        {
            (_windowEnds, _used) = (time.Now + Window, requests);
        }
    }

    /// <summary>The largest number of arrivals within a second.</summary>
    public int MostInASecond()
    {
        DateTimeOffset[] times = [.. Arrivals];
        return times.Max(start => times.Count(other => other >= start && other < start + TimeSpan.FromSeconds(1)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = Judge(Weight(request));
        Task way = time.DelayAsync(VaryingLatency?.Invoke() ?? Latency, cancellationToken);

        // At its end it stops counting, before the time can advance.
        _ = way.ContinueWith(
            _ => Interlocked.Decrement(ref _underWay), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        lock (_gate)
        {
            MostUnderWay = Math.Max(MostUnderWay, Interlocked.Increment(ref _underWay));
        }

        await way.ConfigureAwait(false);
        return answer;
    }

    /// <summary>The address contains the number of creations.</summary>
    private static int Weight(HttpRequestMessage request) =>
        request.RequestUri!.Query is { Length: > 1 } query ? int.Parse(query[1..], CultureInfo.InvariantCulture) : 0;

    private HttpResponseMessage Judge(int weight)
    {
        lock (_gate)
        {
            DateTimeOffset now = time.Now;
            Arrivals.Enqueue(now);
            if (now >= _blockEnds && now >= _windowEnds)
            {
                (_windowEnds, _used) = (now + Window, 0);
            }

            if (now >= _blockEnds && _used >= Quota)
            {
                _blockEnds = _windowEnds = now + Window;
            }

            if (now < _blockEnds)
            {
                Refusals++;
                return WithQuota(Answers.Error(429, 971), 0, _blockEnds - now).With("Retry-After", Seconds(_blockEnds - now));
            }

            _used++;
            long second = now.ToUnixTimeSeconds();
            _creations[second] = _creations.GetValueOrDefault(second) + weight;
            if (_creations[second] > CreationsPerSecond)
            {
                Refusals++;
                return WithQuota(Answers.Error(429, 10429), Quota - _used, _windowEnds - now);
            }

            return WithQuota(Answers.Result(Shapes.Good), Quota - _used, _windowEnds - now);
        }
    }

    private HttpResponseMessage WithQuota(HttpResponseMessage answer, int left, TimeSpan reset) => ReportsQuota
        ? answer
            .With("Ratelimit", $"\"default\";r={left};t={Seconds(reset)}")
            .With("Ratelimit-Policy", $"\"burst\";q={Quota};w={Seconds(Window)}")
        : answer;

    private static string Seconds(TimeSpan span) =>
        Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
