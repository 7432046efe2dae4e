using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Pacing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.Pacing;

public sealed class GovernorTests
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

    [Fact]
    public async Task Commands_of_one_process_share_what_is_left_and_the_places()
    {
        Crowd crowd = new();
        Func<ApiRequest?> next = Crowd.Reads(3000);
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, next);
        crowd.SendsMany(connection, next);

        await crowd.RunAsync();

        Assert.Equal((3000, 0), (crowd.Service.Arrivals.Count, crowd.Service.Refusals));
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(630));
        Assert.InRange(crowd.Service.MostUnderWay, 1, ServiceLimits.Width + 10);
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
    public async Task A_person_waits_for_a_moment_at_most_while_many_requests_are_held_back()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, Crowd.Reads(1500));
        List<TimeSpan> waits = [];
        crowd.Does(async () =>
        {
            // Somebody looks every 30 s, in a command of its own; the pauses between are requests to another service.
            ApiConnection elsewhere = connection with { Governor = null };
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

        // Those under way when the block came, and nobody else.
        Assert.InRange(crowd.Service.Refusals, 1, ServiceLimits.Width);
        Assert.Equal(600 + crowd.Service.Refusals, crowd.Service.Arrivals.Count);
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(315));
        Assert.Single(crowd.Log.Lines, line => line.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_that_is_too_long_for_a_person_fails_unsent_and_tells_its_end()
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
    public async Task Who_stops_waiting_has_taken_nothing()
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
                    if (connection.Governor!.Budget.Last?.Left < 100)
                    {
                        await stop.CancelAsync();
                    }
                }
            }));
        }

        await crowd.RunAsync();

        Assert.Equal((0, 0), (connection.Governor!.Waiting, connection.Governor.Bulk));
        Assert.Equal(0, crowd.Service.Refusals);
    }

    [Fact]
    public async Task Where_the_service_does_not_tell_what_is_left_only_places_and_the_rate_bind()
    {
        Crowd crowd = new(service => (service.Tells, service.Quota, service.Latency) =
            (false, int.MaxValue, TimeSpan.FromMilliseconds(10)));
        crowd.SendsMany(crowd.Process(), Crowd.Reads(2000), 100);

        await crowd.RunAsync();

        Assert.InRange(crowd.Service.MostUnderWay, ServiceLimits.Width, ServiceLimits.Width + 5);
        Assert.InRange(crowd.Service.MostInASecond(), 1, 150);
        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task Pacing_is_told_once_a_window()
    {
        Crowd crowd = new();
        crowd.SendsMany(crowd.Process(), Crowd.Reads(2300));

        await crowd.RunAsync();

        Assert.Equal(2, crowd.Log.Lines.Count(line => line.Contains("spread", StringComparison.Ordinal)));
    }
}
