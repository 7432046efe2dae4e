using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

public sealed class RequestSchedulerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task Processes_that_share_a_token_use_it_up_and_never_too_much(int processes)
    {
        Crowd crowd = new();
        Func<ApiRequest?> next = Crowd.Reads(3000);
        for (int index = 0; index < processes; index++)
        {
            crowd.SendsMany(crowd.Process(), next);
        }

        await crowd.RunAsync();

        Assert.Equal((3000, 0), (crowd.Service.Arrivals.Count, crowd.Service.Refusals));
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(630));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Responses_out_of_order_do_not_make_a_process_send_too_much(int processes)
    {
        Random random = new(7);
        Crowd crowd = new(service => service.VaryingLatency = () =>
        {
            lock (random)
            {
                return TimeSpan.FromSeconds(0.05 + (20 * Math.Pow(random.NextDouble(), 8)));
            }
        });
        Func<ApiRequest?> next = Crowd.Reads(2500);
        for (int index = 0; index < processes; index++)
        {
            crowd.SendsMany(crowd.Process(), next);
        }

        await crowd.RunAsync();

        Assert.Equal((2500, 0), (crowd.Service.Arrivals.Count, crowd.Service.Refusals));
    }

    [Fact]
    public async Task Commands_of_one_process_share_the_quota_and_the_concurrency_limit()
    {
        Crowd crowd = new();
        Func<ApiRequest?> next = Crowd.Reads(3000);
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, next);
        crowd.SendsMany(connection, next);

        await crowd.RunAsync();

        Assert.Equal((3000, 0), (crowd.Service.Arrivals.Count, crowd.Service.Refusals));
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(630));
        Assert.InRange(crowd.Service.MostUnderWay, 1, ConcurrencyLimit.PermitLimit + 10);
    }

    [Fact]
    public async Task A_loop_of_single_commands_does_not_use_up_the_token_either()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        crowd.Does(async () =>
        {
            for (int index = 0; index < 4000; index++)
            {
                await Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
            }
        });

        await crowd.RunAsync();

        Assert.Equal(0, crowd.Service.Refusals);
    }

    [Fact]
    public async Task A_small_creation_does_not_overtake_a_batch_that_waits()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        RequestScheduler scheduler = new(new SimulatedTime(), () => 0.5);
        RateLimitLease first = await scheduler.AcquireAsync(LimitLease.Creates(60), stop);

        Task<RateLimitLease> batch = scheduler.AcquireAsync(LimitLease.Creates(100), stop).AsTask();
        Task<RateLimitLease> small = scheduler.AcquireAsync(LimitLease.Creates(1), stop).AsTask();

        // Another workflow is not delayed.
        using RateLimitLease other = await scheduler.AcquireAsync(LimitLease.Creates(1, "another"), stop);
        Assert.Equal((false, false, 2), (batch.IsCompleted, small.IsCompleted, scheduler.Queued));
        first.Dispose();
    }

    [Fact]
    public async Task A_lease_is_released_once()
    {
        RequestScheduler scheduler = new(new SimulatedTime(), () => 0.5);
        RateLimitLease lease = await scheduler.AcquireAsync(LimitLease.Bulk, TestContext.Current.CancellationToken);
        Assert.Equal(1, scheduler.BulkUnderWay);

        lease.Dispose();
        lease.Dispose();

        Assert.Equal(0, scheduler.BulkUnderWay);
    }

    [Fact]
    public async Task Requests_that_wait_for_the_same_time_share_a_timer()
    {
        using CancellationTokenSource stop = new();
        StoppedTime time = new();
        RequestScheduler scheduler = new(time, () => 0.5);
        using (RateLimitLease lease = await scheduler.AcquireAsync(LimitLease.Bulk, stop.Token))
        {
            using HttpResponseMessage blocked = Answers.Error(429, 971).With("Retry-After", "300");
            lease.Observe(blocked);
        }

        Task<RateLimitLease>[] queued =
            [.. Enumerable.Range(0, 3).Select(_ => scheduler.AcquireAsync(LimitLease.Bulk, stop.Token).AsTask())];

        Assert.Equal((3, 1), (scheduler.Queued, time.Timers));

        await stop.CancelAsync();
        foreach (Task<RateLimitLease> task in queued)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        }

        Assert.Equal((0, 1), (scheduler.Queued, time.Timers));
    }

    [Fact]
    public async Task A_request_that_fails_unsent_leaves_the_queue_and_starts_no_timer()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        StoppedTime time = new();
        RequestScheduler scheduler = new(time, () => 0.5);
        using (RateLimitLease lease = await scheduler.AcquireAsync(LimitLease.Bulk, stop))
        {
            using HttpResponseMessage blocked = Answers.Error(429, 971).With("Retry-After", "300");
            lease.Observe(blocked);
        }

        await Assert.ThrowsAsync<CloudflareException>(() => scheduler.AcquireAsync(LimitLease.Interactive, stop).AsTask());

        Assert.Equal((0, 0), (scheduler.Queued, time.Timers));
    }

    /// <summary>The service refuses creations of two workflows for 3 s and 1 s. A third workflow waits for a response.</summary>
    [Fact]
    public async Task The_timer_is_set_for_the_first_of_several_workflows()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        FakeTimeProvider time = new(SimulatedTime.s_start);
        RequestScheduler scheduler = new(time, () => 0.5);
        foreach ((string workflow, string wait) in new[] { ("a", "3"), ("b", "1") })
        {
            using RateLimitLease lease = await scheduler.AcquireAsync(LimitLease.Creates(1, workflow), stop);
            using HttpResponseMessage refused = Answers.Error(429, 10429)
                .With("Retry-After", wait).With("Ratelimit", "\"default\";r=900;t=300");
            lease.Observe(refused);
        }

        using RateLimitLease full = await scheduler.AcquireAsync(LimitLease.Creates(100, "c"), stop);
        string[] workflows = ["a", "b", "c"];
        Task<RateLimitLease>[] queued =
            [.. workflows.Select(name => scheduler.AcquireAsync(LimitLease.Creates(1, name), stop).AsTask())];

        time.Advance(TimeSpan.FromSeconds(1));
        (await queued[1].WaitAsync(TimeSpan.FromSeconds(30), stop)).Dispose();
        Assert.False(queued[0].IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        (await queued[0].WaitAsync(TimeSpan.FromSeconds(30), stop)).Dispose();
        full.Dispose();
        time.Advance(TimeSpan.FromSeconds(1));
        (await queued[2].WaitAsync(TimeSpan.FromSeconds(30), stop)).Dispose();
    }

    [Fact]
    public async Task Twenty_interactive_requests_pass_at_once_although_requests_are_scarce()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        List<TimeSpan> waits = [];
        crowd.Does(async () =>
        {
            // Of a quota of 1,200, 101 are left: 41 above the reserve.
            crowd.Service.Use(1098);
            await Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
            for (int index = 0; index < 22; index++)
            {
                DateTimeOffset asked = crowd.Time.Now;
                await Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
                waits.Add(crowd.Time.Now - asked);
            }
        });

        await crowd.RunAsync();

        Assert.All(waits.Take(20), wait => Assert.Equal(crowd.Service.Latency, wait));

        // The first one after them starts the pace, and the next one keeps it.
        Assert.InRange(waits[21], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task While_a_bulk_request_waits_no_request_is_free_for_other_work()
    {
        Crowd crowd = new(service => service.Latency = TimeSpan.FromSeconds(1));
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, Crowd.Reads(100), ConcurrencyLimit.PermitLimit + 1);
        List<double?> free = [connection.Scheduler!.UnpacedRequests];
        crowd.Does(async () =>
        {
            for (int index = 0; index < 3; index++)
            {
                await Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
                free.Add(connection.Scheduler.UnpacedRequests);
            }
        });

        await crowd.RunAsync();

        Assert.Null(free[0]);
        Assert.Equal(0, free[^1]);
        Assert.InRange(connection.Scheduler.UnpacedRequests!.Value, 900, 1020);
    }

    [Fact]
    public async Task An_interactive_request_does_not_wait_for_delayed_bulk_requests()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, Crowd.Reads(1500));
        List<TimeSpan> waits = [];
        crowd.Does(async () =>
        {
            // Somebody looks every 30 s, in a command of its own; the pauses between are requests to another service.
            ApiConnection elsewhere = connection with { Scheduler = null };
            for (int index = 0; index < 9; index++)
            {
                crowd.Service.Latency = TimeSpan.FromSeconds(30);
                Task pause = Crowd.SendAsync(new ApiSender(elsewhere, crowd.Log), ApiRequest.Get("x"));
                crowd.Service.Latency = TimeSpan.FromMilliseconds(100);
                await pause;
                DateTimeOffset asked = crowd.Time.Now;
                await Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
                waits.Add(crowd.Time.Now - asked);
            }
        });

        await crowd.RunAsync();

        Assert.Equal(0, crowd.Service.Refusals);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(250)));
        Assert.Equal(9, waits.Count);
    }

    [Fact]
    public async Task Many_requests_wait_for_the_end_of_a_block_together()
    {
        Crowd crowd = new();
        Func<ApiRequest?> next = Crowd.Reads(600);
        crowd.SendsMany(crowd.Process(), () =>
        {
            if (crowd.Service.Arrivals.Count == 300)
            {
                crowd.Service.Block();
            }

            return next();
        });

        await crowd.RunAsync();

        // Only the requests that were under way when the block began.
        Assert.InRange(crowd.Service.Refusals, 1, ConcurrencyLimit.PermitLimit);
        Assert.Equal(600 + crowd.Service.Refusals, crowd.Service.Arrivals.Count);
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(315));
        Assert.Single(crowd.Log.Lines, line => line.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_longer_than_the_maximum_wait_fails_without_a_request_and_reports_its_end()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        crowd.Service.Block();
        List<CloudflareException> failures = [];
        crowd.Does(async () =>
        {
            for (int index = 0; index < 2; index++)
            {
                failures.Add(await Assert.ThrowsAsync<CloudflareException>(
                    () => Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"))));
            }
        });

        await crowd.RunAsync();

        Assert.Single(crowd.Service.Arrivals);
        Assert.All(failures, failure => Assert.Equal(CloudflareErrorKind.RateLimited, failure.Kind));
        Assert.All(failures, failure => Assert.InRange(
            new DateTimeOffset(failure.RetryOn!.Value), SimulatedTime.s_start.AddMinutes(5),
            SimulatedTime.s_start.AddMinutes(5).AddSeconds(1)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(299, 1)]
    [InlineData(301, 2)]
    public async Task The_user_says_how_long_to_wait(int seconds, int arrivals)
    {
        Crowd crowd = new(service => service.Latency = TimeSpan.Zero);
        ApiConnection connection = crowd.Process() with { MaximumWait = TimeSpan.FromSeconds(seconds) };
        crowd.Service.Block();
        CloudflareException? failure = null;
        crowd.Does(async () =>
        {
            Task sending = Crowd.SendAsync(new ApiSender(connection, crowd.Log), ApiRequest.Get("x"));
            failure = await Record.ExceptionAsync(() => sending) as CloudflareException;
        });

        await crowd.RunAsync();

        Assert.Equal((arrivals, arrivals == 1), (crowd.Service.Arrivals.Count, failure is not null));
    }

    [Fact]
    public async Task A_cancelled_wait_takes_no_lease()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        using CancellationTokenSource stop = new();
        crowd.SendsMany(connection, Crowd.Reads(1100));
        ApiSender sender = new(connection, crowd.Log);
        for (int index = 0; index < 20; index++)
        {
            crowd.Does(() => Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                while (true)
                {
                    await Crowd.SendAsync(sender, ApiRequest.Get("x"), stop.Token);
                    if (connection.Scheduler!.LastReading?.Left < 100)
                    {
                        await stop.CancelAsync();
                    }
                }
            }));
        }

        await crowd.RunAsync();

        Assert.Equal((0, 0), (connection.Scheduler!.Queued, connection.Scheduler.BulkUnderWay));
        Assert.Equal(0, crowd.Service.Refusals);
    }

    [Fact]
    public async Task If_responses_report_no_quota_only_concurrency_and_rate_are_limited()
    {
        Crowd crowd = new(service => (service.ReportsQuota, service.Quota, service.Latency) =
            (false, int.MaxValue, TimeSpan.FromMilliseconds(10)));
        crowd.SendsMany(crowd.Process(), Crowd.Reads(2000), 100);

        await crowd.RunAsync();

        Assert.InRange(crowd.Service.MostUnderWay, ConcurrencyLimit.PermitLimit, ConcurrencyLimit.PermitLimit + 5);
        Assert.InRange(crowd.Service.MostInASecond(), 1, 150);
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task Pacing_is_reported_once_per_window()
    {
        Crowd crowd = new();
        crowd.SendsMany(crowd.Process(), Crowd.Reads(2300));

        await crowd.RunAsync();

        Assert.Equal(2, crowd.Log.Lines.Count(line => line.Contains("spread", StringComparison.Ordinal)));
    }

    /// <summary>A clock that does not advance, and counts its timers.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public int Timers { get; private set; }

        public override DateTimeOffset GetUtcNow() => SimulatedTime.s_start;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
