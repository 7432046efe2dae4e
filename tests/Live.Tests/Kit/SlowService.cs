using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace CloudflareWorkflows.Live.Tests.Kit;

/// <summary>A service whose clock is that of the client: it takes no real time. Delays pass at once, and a request that never
/// gets a response lasts until its timeout.</summary>
/// <param name="reply">The response to a path; null if none comes.</param>
internal sealed class SlowService(Func<string, HttpResponseMessage?> reply) : HttpMessageHandler
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 26, 6, 41, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(s_start);

    /// <summary>The time of the client.</summary>
    public TimeProvider Time => new MovingTime(_clock);

    /// <summary>The requests that arrived.</summary>
    public List<string> Arrived { get; } = [];

    /// <summary>The time that has passed.</summary>
    public TimeSpan Elapsed => _clock.GetUtcNow() - s_start;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Arrived.Add(request.RequestUri!.PathAndQuery);
        if (reply(request.RequestUri.AbsolutePath) is { } response)
        {
            return Task.FromResult(response);
        }

        for (int second = 0; second < 600 && !cancellationToken.IsCancellationRequested; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.GatewayTimeout));
    }

    private sealed class MovingTime(FakeTimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = clock.CreateTimer(callback, state, dueTime, period);
            // The state of Task.Delay's timer is the task that ends with it.
            if (state is Task)
            {
                clock.Advance(dueTime);
            }

            return timer;
        }
    }
}
