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

/// <summary>Long lists on a budget of 1,198 requests, of which 1,018 leave without pauses. Time is simulated, so the
/// ratios
/// are exact.</summary>
public sealed class LongListingBudgetTests
{
    private const int Left = 1_198;

    private static readonly TimeSpan s_pageTime = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The distribution of creation times, and the number of instances.</summary>
    [Theory]
    [InlineData("even", 30_000)]
    [InlineData("even", 50_000)]
    [InlineData("even", 90_000)]
    [InlineData("dense head", 30_000)]
    [InlineData("dense head", 90_000)]
    [InlineData("dense tail", 30_000)]
    [InlineData("dense tail", 90_000)]
    [InlineData("bursts", 30_000)]
    [InlineData("bursts", 90_000)]
    public async Task A_list_that_fits_the_budget_is_read_in_partitions(string spread, int count)
    {
        (SimulatedTime world, SimulatedInstances service) = Start(spread, count);

        List<string> ids = await ListAsync(world, service);

        double pages = count / 100.0;
        Assert.Equal(Spread.Of(spread, count).ToInstances().Reverse().Select(instance => instance.Id), ids);
        Assert.InRange(world.Elapsed / (pages * s_pageTime), 0.13, 0.195);
        Assert.InRange(service.Requests / pages, 1, 1.11);
        Assert.Equal(8, world.MostUnderWay);
        Assert.Equal(0, service.Quota!.Paced);
    }

    /// <summary>The workflow counts 100,000 and more, which would not fit; half of them are asked for.</summary>
    [Theory]
    [InlineData(100_000, false, 8)]
    [InlineData(100_000, true, 8)]
    [InlineData(200_000, false, 2)]
    public async Task Of_a_part_of_a_list_only_the_part_has_to_fit(int count, bool ignoresDirection, int width)
    {
        (SimulatedTime world, SimulatedInstances service) = Start("even", count, ignoresDirection);
        InstanceQuery query = new() { After = SimulatedTime.s_start.AddHours(-12) };

        Assert.InRange((await ListAsync(world, service, query)).Count, (count / 2) - 2, (count / 2) + 2);

        Assert.Equal(width, world.MostUnderWay);
    }

    [Fact]
    public async Task A_list_that_does_not_fit_the_budget_is_read_by_one_walk()
    {
        (SimulatedTime world, SimulatedInstances service) = Start("even", 100_000);

        Assert.Equal(100_000, (await ListAsync(world, service)).Count);

        // The counts of the workflow are read during the walk.
        Assert.Equal(1_001, service.Requests);
        Assert.Equal(2, world.MostUnderWay);
    }

    /// <summary>The rest still fits the budget, read by one walk. With all its partitions, it may not.</summary>
    [Theory]
    [InlineData("even", 50_000)]
    [InlineData("even", 57_000)]
    [InlineData("dense head", 57_000)]
    [InlineData("dense tail", 57_000)]
    [InlineData("bursts", 50_000)]
    [InlineData("bursts", 57_000)]
    public async Task Another_process_that_takes_400_midway_leaves_no_request_to_be_paced(string spread, int count)
    {
        (SimulatedTime world, SimulatedInstances service) = Start(spread, count);
        TakeMidway(service, 400);

        List<string> ids = await ListAsync(world, service);

        Assert.Equal(Spread.Of(spread, count).ToInstances().Reverse().Select(instance => instance.Id), ids);
        Assert.Equal(0, service.Quota!.Paced);
        Assert.Equal(8, world.MostUnderWay);
    }

    /// <summary>The distribution of creation times, and how long the pipeline takes for a page. A slow one must not
    /// make all
    /// cuts
    /// early. With 600 taken, the rest is paced in any case.</summary>
    [Theory]
    [InlineData("even", 0)]
    [InlineData("bursts", 0)]
    [InlineData("even", 200)]
    public async Task When_the_budget_falls_short_no_more_cuts_are_made(string spread, int milliseconds)
    {
        (SimulatedTime world, SimulatedInstances service) = Start(spread, 80_000);
        int cuts = 0;
        TakeMidway(service, 600, () => cuts = Partitions(service));

        int given = await world.RunAsync(async () =>
        {
            int count = 0;
            await foreach (WorkflowInstance[] page in Pages(world, service, new InstanceQuery()).ConfigureAwait(false))
            {
                count += page.Length;
                await world.DelayAsync(TimeSpan.FromMilliseconds(milliseconds), Stop).ConfigureAwait(false);
            }

            return count;
        });

        Assert.Equal(80_000, given);
        Assert.InRange(cuts, 9, int.MaxValue);

        // The open partitions, and the rest, may have been cut off and not yet asked for.
        Assert.InRange(Partitions(service), cuts, cuts + 9);
    }

    /// <summary>The workflow counts a fifth of the instances that it has, and requests become scarce when more than that have
    /// been read.</summary>
    [Fact]
    public async Task More_pages_than_counted_do_not_enlarge_the_budget()
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(40_000).ToInstances())
        {
            Latency = s_pageTime,
            CountFactor = 0.2,
        };
        int cuts = 0;
        service.OnRequest = _ => cuts = service.Requests <= 120 ? Partitions(service) : cuts;
        service.UnpacedRequests = () => service.Requests < 120 ? Left : 0;

        Assert.Equal(40_000, (await ListAsync(world, service)).Count);

        Assert.InRange(Partitions(service), cuts, cuts + 9);
    }

    private static (SimulatedTime World, SimulatedInstances Service) Start(
        string spread, int count, bool ignoresDirection = false)
    {
        SimulatedTime world = new();
        SimulatedQuota quota = new(world, Left);
        return (world, new SimulatedInstances(world, Spread.Of(spread, count).ToInstances())
        {
            Latency = s_pageTime,
            IgnoresDirection = ignoresDirection,
            Quota = quota,
            UnpacedRequests = () => quota.UnpacedRequests,
        });
    }

    /// <summary>Lets another process take requests when half of the pages have been asked for.</summary>
    private static void TakeMidway(SimulatedInstances service, int requests, Action? taken = null) => service.OnRequest = _ =>
    {
        if (service.Requests == service.Count / 200)
        {
            service.Quota!.Take(requests);
            taken?.Invoke();
        }
    };

    private static int Partitions(SimulatedInstances service) =>
        service.Asked.Select(filter => filter.Before).Distinct().Count();
}
