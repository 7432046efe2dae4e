using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Jobs.SimulatedListing;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Long lists, read by several walks at once in a simulated world: what they cost.</summary>
public sealed class LongListingCostTests
{
    private static readonly TimeSpan s_pageTime = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The distribution of creation times, the number of instances, how long they may take in parts of what
    /// one walk takes,
    /// and how many requests they may cost in parts of their pages.</summary>
    public static TheoryData<string, int, double, double> Costs { get; } = new()
    {
        { "even", 2_500, 0.35, 1.2 },
        { "even", 10_000, 0.25, 1.12 },
        { "even", 100_000, 0.2, 1.06 },
        { "dense head", 2_500, 0.55, 1.6 },
        { "dense head", 10_000, 0.3, 1.2 },
        { "dense tail", 2_500, 0.4, 1.2 },
        { "dense tail", 10_000, 0.35, 1.1 },
        { "bursts", 2_500, 0.45, 1.6 },
        { "bursts", 10_000, 0.35, 1.2 },
        { "one second", 2_500, 1.0, 1.1 },
        { "one moment", 2_500, 1.0, 1.1 },
        { "even", 600, 1.0, 1.2 },
        { "even", 300, 1.0, 1.4 },
        { "even", 200, 1.0, 1.0 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task Several_walks_take_less_time_and_few_requests_more(
        string spread, int count, double time, double requests)
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Of(spread, count).ToInstances()) { Latency = s_pageTime };

        List<string> ids = await ListAsync(world, service);

        double pages = Math.Ceiling(service.Count / 100.0);
        Assert.Equal(Spread.Of(spread, count).ToInstances().Reverse().Select(instance => instance.Id), ids);
        Assert.InRange(world.Elapsed / (pages * s_pageTime), 0, time);
        Assert.InRange(service.Requests / pages, 1, requests);
        Assert.InRange(world.MostUnderWay, 1, 8);
    }

    /// <summary>How many requests are left before they are paced, and whether several walks are used for 30
    /// pages.</summary>
    [Theory]
    [InlineData(15, 1)]
    [InlineData(45, 1)]
    [InlineData(47, 8)]
    public async Task A_budget_that_is_low_is_left_to_others(int left, int width)
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(3_000).ToInstances()) { UnpacedRequests = () => left };

        Assert.Equal(3_000, (await ListAsync(world, service)).Count);

        // The survey runs at the same time as the walk.
        Assert.Equal(width == 1 ? 2 : 8, world.MostUnderWay);
    }

    [Fact]
    public async Task Cuts_that_lead_to_empty_pages_are_given_up()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Of("bursts", 2_500).ToInstances()) { CountFactor = 200 };

        Assert.Equal(2_500, (await ListAsync(world, service)).Count);

        // 25 pages, and at most these empty ones. With partitions for 5,000 pages, most are empty.
        Assert.InRange(service.Requests, 25, 60);
    }

    /// <summary>A page of one moment is no reason to cut within a second.</summary>
    [Fact]
    public async Task Many_of_one_moment_among_few_others_cost_few_requests()
    {
        Spread spread = new(
            (4, 1, 1938554.98327297), (1183, 0, 123800), (14, 864000, 699231.265060241), (19, 3600, 1708229));
        SimulatedTime world = new();
        SimulatedInstances service = new(world, spread.ToInstances());

        Assert.Equal(1_220, (await ListAsync(world, service)).Count);

        Assert.InRange(service.Requests, 13, 40);
    }

    /// <summary>The oldest instance is not known there: nothing is older than the workflow, or than what is asked
    /// for.</summary>
    [Fact]
    public async Task A_service_that_ignores_the_direction_is_read_in_partitions_too()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(10_000).ToInstances())
        {
            Latency = s_pageTime,
            IgnoresDirection = true,
        };

        Assert.Equal(10_000, (await ListAsync(world, service)).Count);

        Assert.InRange(world.Elapsed / (100 * s_pageTime), 0, 0.4);
    }

    /// <summary>A partition begins at a whole second, and the service gives all instances of that second.</summary>
    [Fact]
    public async Task A_service_that_compares_whole_seconds_is_read_in_partitions_too()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, new Spread((10_000, 3_600, 1)).ToInstances())
        {
            Latency = s_pageTime,
            DatePrecision = TimeSpan.FromSeconds(1),
        };

        Assert.Equal(10_000, (await ListAsync(world, service)).Count);

        Assert.InRange(world.Elapsed / (100 * s_pageTime), 0, 0.4);
    }

    [Fact]
    public async Task Two_of_each_moment_are_in_order()
    {
        SimulatedTime world = new();
        Spread spread = new((5_000, 86_400, 1), (5_000, 86_400, 1));
        SimulatedInstances service = new(world, spread.ToInstances()) { Latency = s_pageTime };

        Assert.Equal(10_000, (await ListAsync(world, service)).Count);

        Assert.InRange(world.Elapsed / (100 * s_pageTime), 0, 0.4);
    }

    /// <summary>The walk of the newer part may reach the crowd. It has no reason to read all of it.</summary>
    [Fact]
    public async Task A_crowd_of_one_moment_behind_a_part_is_read_once()
    {
        SimulatedTime world = new();
        Spread spread = new((3_000, 0, 100_000), (600, 20, 1));
        SimulatedInstances service = new(world, spread.ToInstances()) { Latency = s_pageTime };

        Assert.Equal(3_600, (await ListAsync(world, service)).Count);

        Assert.InRange(service.Requests, 36, 50);
    }

    /// <summary>The third page shows the disorder. The survey is still under way then.</summary>
    [Fact]
    public async Task A_list_that_turns_out_unordered_is_read_by_one_walk()
    {
        SimulatedTime world = new();
        SimulatedInstance[] instances = [.. Spread.Even(6_000).ToInstances().Select((instance, index) =>
            index < 5_750 && index % 2 == 0 ? instance with { Rank = index + 1.5 } : instance)];
        SimulatedInstances service = new(world, instances);
        service.OnRequest = filter => service.Latency = filter.OldestFirst ? 1.5 * s_pageTime : s_pageTime;

        Assert.Equal(6_000, (await ListAsync(world, service)).Count);

        // The survey costs two.
        Assert.Equal((62, 2), (service.Requests, world.MostUnderWay));
    }

    /// <summary>What is behind the failure will not be given.</summary>
    [Fact]
    public async Task Behind_a_page_that_fails_nothing_more_is_asked_for()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(30_000).ToInstances()) { Latency = s_pageTime };
        DateTimeOffset? failed = null;
        List<DateTimeOffset?> later = [];
        service.OnRequest = filter =>
        {
            if (failed is not null)
            {
                later.Add(filter.Before);
            }
            else if (service.Requests > 40 && filter.Before is not null)
            {
                failed = filter.Before;
                throw new CloudflareException(CloudflareErrorKind.ServiceUnavailable, "no");
            }
        };

        await Assert.ThrowsAsync<CloudflareException>(() => ListAsync(world, service));

        Assert.NotEmpty(later);
        Assert.All(later, before => Assert.True(before is null || before > failed));
    }

    [Fact]
    public async Task Fast_pages_are_read_by_one_walk()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(3_000).ToInstances())
        {
            Latency = TimeSpan.FromMilliseconds(3),
        };

        Assert.Equal(3_000, (await ListAsync(world, service)).Count);

        Assert.Equal(30, service.Requests);
        Assert.Equal(1, world.MostUnderWay);
    }

    /// <summary>How many pages a pipeline takes, and the most that may be asked for.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(6, 40)]
    public async Task A_consumer_that_stops_early_does_not_request_all_pages(int taken, int requests)
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(50_000).ToInstances());

        _ = await ListAsync(world, service, pages: taken);

        Assert.InRange(service.Requests, taken, requests);
        Assert.Equal(0, world.UnderWay);
    }

    /// <summary>A pipeline that takes its time holds up the reading, so that memory does not grow.</summary>
    [Fact]
    public async Task A_slow_pipeline_does_not_let_pages_pile_up()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(60_000).ToInstances());
        int given = 0;
        int most = 0;

        await world.RunAsync(async () =>
        {
            await foreach (WorkflowInstance[] page in Pages(world, service, new InstanceQuery()).ConfigureAwait(false))
            {
                given += page.Length;
                most = Math.Max(most, (service.Requests * 100) - given);
                await world.DelayAsync(TimeSpan.FromSeconds(1), Stop).ConfigureAwait(false);
            }

            return given;
        });

        Assert.Equal(60_000, given);
        Assert.InRange(most, 0, 160 * 100);
    }
}
