using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A service that counts requests as Cloudflare does: so many in a window, and one too many blocks all for as long
/// as a window lasts.</summary>
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

    /// <summary>How long each request takes, if that varies: then responses come out of order.</summary>
    public Func<TimeSpan>? VaryingLatency { get; set; }

    /// <summary>Whether it tells what is left.</summary>
    public bool Tells { get; set; } = true;

    /// <summary>How many creations of a second it takes.</summary>
    public int CreationsPerSecond { get; set; } = 100;

    /// <summary>How many requests are on their way.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>How many were on their way at once.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>When requests arrived.</summary>
    public ConcurrentQueue<DateTimeOffset> Arrivals { get; } = new();

    /// <summary>How many requests were refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>Blocks the credential, as somebody else's requests might.</summary>
    public void Block()
    {
        lock (_gate)
        {
            _blockEnds = time.Now + Window;
            _windowEnds = _blockEnds;
        }
    }

    /// <summary>Counts requests of somebody else.</summary>
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

        // At its end it counts no more, before time can go on.
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

    /// <summary>Tests write into the address how much is created.</summary>
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
                return Told(Answers.Error(429, 971), 0, _blockEnds - now).With("Retry-After", Seconds(_blockEnds - now));
            }

            _used++;
            long second = now.ToUnixTimeSeconds();
            _creations[second] = _creations.GetValueOrDefault(second) + weight;
            if (_creations[second] > CreationsPerSecond)
            {
                Refusals++;
                return Told(Answers.Error(429, 10429), Quota - _used, _windowEnds - now);
            }

            return Told(Answers.Result(Shapes.Good), Quota - _used, _windowEnds - now);
        }
    }

    private HttpResponseMessage Told(HttpResponseMessage answer, int left, TimeSpan reset) => Tells
        ? answer
            .With("Ratelimit", $"\"default\";r={left};t={Seconds(reset)}")
            .With("Ratelimit-Policy", $"\"burst\";q={Quota};w={Seconds(Window)}")
        : answer;

    private static string Seconds(TimeSpan span) =>
        Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
