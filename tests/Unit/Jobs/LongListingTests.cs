using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Long lists, read by several walks at once in a simulated world: what they give, and what they cost.</summary>
public sealed class LongListingTests
{
    private static readonly TimeSpan s_pageTime = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How instances lie in time, how many there are, how long they may take in parts of what one walk takes,
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
        Simulation world = new();
        SimulatedInstances service = new(world, Spread.Of(spread, count).ToInstances()) { Latency = s_pageTime };

        List<string> ids = await ListAsync(world, service);

        double pages = Math.Ceiling(service.Count / 100.0);
        Assert.Equal(Spread.Of(spread, count).ToInstances().Reverse().Select(instance => instance.Id), ids);
        Assert.InRange(world.Elapsed / (pages * s_pageTime), 0, time);
        Assert.InRange(service.Requests / pages, 1, requests);
        Assert.InRange(world.MostUnderWay, 1, 8);
    }

    [Fact]
    public Task Whatever_the_spread_each_is_given_once_and_in_order() => Spread.Any.SampleAsync(
        async spread =>
        {
            Simulation world = new();
            SimulatedInstances service = new(world, spread.ToInstances());

            Assert.Equal(
                spread.ToInstances().Reverse().Select(instance => instance.Id), await ListAsync(world, service));

            // A part that turns out empty is a request, and so is each seam.
            Assert.InRange(service.Requests, 1, 16 + (2 * service.Count / 100));
        },
        iter: 80, threads: 1);

    /// <summary>Services that are not what is hoped for; each gives what one walk would.</summary>
    [Theory]
    [InlineData("ignores direction")]
    [InlineData("ignores dates")]
    [InlineData("dates in seconds")]
    [InlineData("oldest first")]
    [InlineData("no order")]
    [InlineData("no order, no dates")]
    [InlineData("no order further down")]
    [InlineData("no budget told")]
    public Task Whatever_the_service_each_is_given_once_and_in_its_order(string kind) => Spread.Any.SampleAsync(
        async spread =>
        {
            Simulation world = new();
            List<SimulatedInstance> instances = Ranked([.. spread.ToInstances()], kind);
            SimulatedInstances service = new(world, instances)
            {
                IgnoresDirection = kind.Contains("direction", StringComparison.Ordinal),
                IgnoresDates = kind.Contains("no dates", StringComparison.Ordinal) || kind == "ignores dates",
                DatePrecision = kind == "dates in seconds" ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(1),
                RequestsLeft = kind == "no budget told" ? null : 1_000_000,
            };

            IEnumerable<string> expected = instances
                .OrderByDescending(instance => instance.Rank).Select(instance => instance.Id);
            Assert.Equal(expected, await ListAsync(world, service));
        },
        iter: 15, threads: 1);

    [Fact]
    public Task What_is_created_meanwhile_moves_nothing() => Spread.Any.SampleAsync(
        async spread =>
        {
            Simulation world = new();
            SimulatedInstances service = new(world, spread.ToInstances());
            service.OnRequest = _ =>
            {
                for (int number = 0; number < 30; number++)
                {
                    service.Create(new SimulatedInstance($"new{service.Count}", world.Now, service.Count));
                }
            };

            List<string> ids = await ListAsync(world, service);

            Assert.Equal(
                spread.ToInstances().Reverse().Select(instance => instance.Id),
                ids.Where(id => !id.StartsWith("new", StringComparison.Ordinal)));
            Assert.Equal(ids.Count, ids.Distinct().Count());
        },
        iter: 30, threads: 1);

    /// <summary>A third is errored all along, a third while the list is read, and a third until then.</summary>
    [Fact]
    public Task Statuses_that_change_meanwhile_neither_lose_nor_double_an_instance() => Spread.Any.SampleAsync(
        async spread =>
        {
            Simulation world = new();
            SimulatedInstance[] instances = [.. spread.ToInstances().Select((instance, index) => instance with
            {
                Status = now => (index % 3, now < VirtualTime.s_start.AddMilliseconds(100 + index)) switch
                {
                    (0, _) or (1, false) or (2, true) => "errored",
                    _ => "running",
                },
            })];
            SimulatedInstances service = new(world, instances);

            List<string> ids = await ListAsync(world, service, new InstanceQuery { Statuses = ["errored"] });

            Dictionary<string, int> places = instances
                .Select((instance, index) => (instance.Id, index)).ToDictionary(pair => pair.Id, pair => -pair.index);
            Assert.Equal(ids.Distinct().OrderBy(id => places[id]), ids);
            Assert.Empty(instances.Where((_, index) => index % 3 == 0).Select(instance => instance.Id).Except(ids));
        },
        iter: 30, threads: 1);

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(5_000, 50_000)]
    [InlineData(20_000.5, 70_000.25)]
    [InlineData(1_000, 1_000_000)]
    public async Task Dates_that_are_asked_for_are_kept_to(double newestAge, double oldestAge)
    {
        Simulation world = new();
        SimulatedInstances service = new(world, Spread.Even(8_000).ToInstances());
        DateTimeOffset before = VirtualTime.s_start.AddSeconds(-newestAge);
        DateTimeOffset after = VirtualTime.s_start.AddSeconds(-oldestAge);

        List<string> ids = await ListAsync(world, service, new InstanceQuery { After = after, Before = before });

        Assert.Equal(
            Spread.Even(8_000).ToInstances().Reverse()
                .Where(instance => instance.Created >= after && instance.Created <= before)
                .Select(instance => instance.Id),
            ids);
    }

    /// <summary>How many requests are left, and whether several walks are used for 30 pages.</summary>
    [Theory]
    [InlineData(60, 1)]
    [InlineData(110, 1)]
    [InlineData(120, 8)]
    public async Task A_budget_that_is_low_is_left_to_others(int left, int width)
    {
        Simulation world = new();
        SimulatedInstances service = new(world, Spread.Even(3_000).ToInstances()) { RequestsLeft = left };

        Assert.Equal(3_000, (await ListAsync(world, service)).Count);

        // The survey goes on beside the walk.
        Assert.Equal(width == 1 ? 2 : 8, world.MostUnderWay);
    }

    [Fact]
    public async Task Pages_that_come_at_once_are_walked_through_plainly()
    {
        Simulation world = new();
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
    public async Task Who_stops_early_has_not_asked_for_all(int taken, int requests)
    {
        Simulation world = new();
        SimulatedInstances service = new(world, Spread.Even(50_000).ToInstances());

        _ = await ListAsync(world, service, pages: taken);

        Assert.InRange(service.Requests, taken, requests);
        Assert.Equal(0, world.UnderWay);
    }

    /// <summary>A pipeline that takes its time holds up the reading, so that memory does not grow.</summary>
    [Fact]
    public async Task A_slow_pipeline_does_not_let_pages_pile_up()
    {
        Simulation world = new();
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

    [Fact]
    public Task A_page_that_fails_is_told_after_all_that_comes_before_it() => Gen.Int[0, 45].SampleAsync(
        async failing =>
        {
            Simulation world = new();
            SimulatedInstances service = new(world, Spread.Even(4_000).ToInstances());
            service.OnRequest = _ =>
            {
                if (service.Requests == failing + 1)
                {
                    throw new CloudflareException(CloudflareErrorKind.ServiceUnavailable, "no");
                }
            };
            List<string> ids = [];

            CloudflareException? failure = null;
            try
            {
                _ = await ListAsync(world, service, ids: ids);
            }
            catch (CloudflareException thrown)
            {
                failure = thrown;
            }

            string[] all = [.. Spread.Even(4_000).ToInstances().Reverse().Select(instance => instance.Id)];
            Assert.Equal(all[..ids.Count], ids);
            Assert.Equal(ids.Count < all.Length, failure is not null);
            Assert.Equal(0, world.UnderWay);
        },
        iter: 30, threads: 1);

    [Fact]
    public async Task A_stop_ends_all_that_is_under_way()
    {
        Simulation world = new();
        SimulatedInstances service = new(world, Spread.Even(10_000).ToInstances());
        using CancellationTokenSource stop = new();
        service.OnRequest = _ =>
        {
            if (world.UnderWay == 7)
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(world, service, stop: stop.Token));

        Assert.Equal(0, world.UnderWay);
    }

    private static List<SimulatedInstance> Ranked(List<SimulatedInstance> instances, string kind)
    {
        int safe = kind switch { "no order further down" => instances.Count - 350, _ => instances.Count };
        return [.. instances.Select((instance, index) => kind switch
        {
            "oldest first" => instance with { Rank = -index },
            "no order further down" when index >= safe => instance,
            _ when kind.StartsWith("no order", StringComparison.Ordinal) =>
                instance with { Rank = ((index * 7919L) % 100_003) - (kind == "no order further down" ? 200_000 : 0) },
            _ => instance,
        })];
    }

    private static IAsyncEnumerable<WorkflowInstance[]> Pages(
        Simulation world, SimulatedInstances service, InstanceQuery query, CancellationToken? stop = null) =>
        InstanceListing.RunAsync(
            service, "w", query,
            new ListingMeans(() => world.Now, () => service.RequestsLeft, service.ReadWorkflowAsync), stop ?? Stop);

    private static Task<List<string>> ListAsync(
        Simulation world, SimulatedInstances service, InstanceQuery? query = null, int pages = int.MaxValue,
        List<string>? ids = null, CancellationToken? stop = null) =>
        world.RunAsync(async () =>
        {
            List<string> given = ids ?? [];
            await foreach (WorkflowInstance[] page in
                Pages(world, service, query ?? new InstanceQuery(), stop).ConfigureAwait(false))
            {
                given.AddRange(page.Select(instance => instance.Id));
                if (--pages == 0)
                {
                    break;
                }
            }

            return given;
        });
}
