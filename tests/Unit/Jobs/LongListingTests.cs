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
using static CloudflareWorkflows.Unit.Tests.Jobs.SimulatedListing;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Long lists, read by several walks at once in a simulated world: what they give.</summary>
public sealed class LongListingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Each_instance_is_returned_once_and_in_order_for_any_distribution() => Spread.Any.SampleSeededAsync(
        async spread =>
        {
            SimulatedTime world = new();
            SimulatedInstances service = new(world, spread.ToInstances());

            Assert.Equal(
                spread.ToInstances().Reverse().Select(instance => instance.Id), await ListAsync(world, service));

            // A part that turns out empty is a request, and so is each seam.
            Assert.InRange(service.Requests, 1, 16 + (2 * service.Count / 100));
        },
        iter: 80);

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
    public Task Each_instance_is_returned_once_in_the_order_of_any_service(string kind) => Spread.Any.SampleSeededAsync(
        async spread =>
        {
            SimulatedTime world = new();
            List<SimulatedInstance> instances = Ranked([.. spread.ToInstances()], kind);
            SimulatedInstances service = new(world, instances)
            {
                IgnoresDirection = kind.Contains("direction", StringComparison.Ordinal),
                IgnoresDates = kind.Contains("no dates", StringComparison.Ordinal) || kind == "ignores dates",
                DatePrecision = kind == "dates in seconds" ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(1),
                UnpacedRequests = () => kind == "no budget told" ? null : 1_000_000,
            };

            IEnumerable<string> expected = instances
                .OrderByDescending(instance => instance.Rank).Select(instance => instance.Id);
            Assert.Equal(expected, await ListAsync(world, service));
        },
        iter: 15);

    /// <summary>Six old ones among many of one moment, in an order of the service's own.</summary>
    [Theory]
    [InlineData("no order")]
    [InlineData("no order, no dates")]
    public async Task Instances_of_one_moment_do_not_prove_an_order(string kind)
    {
        Spread spread = new((6, 86_400, 1_220_598.2307692308), (824, 0, 240_400));
        SimulatedTime world = new();
        List<SimulatedInstance> instances = Ranked([.. spread.ToInstances()], kind);
        SimulatedInstances service = new(world, instances)
        {
            IgnoresDates = kind.EndsWith("no dates", StringComparison.Ordinal),
        };

        Assert.Equal(
            instances.OrderByDescending(instance => instance.Rank).Select(instance => instance.Id),
            await ListAsync(world, service));
    }

    /// <summary>The fifth page ends with an old one among many of one moment. That times fall in the pages before it does not
    /// make this page ordered.</summary>
    [Fact]
    public async Task An_ordered_part_is_no_proof_of_the_order_behind_it()
    {
        SimulatedTime world = new();
        SimulatedInstance[] instances = [.. Enumerable.Range(0, 1_200).Select(index => new SimulatedInstance(
            $"i{index}",
            SimulatedTime.s_start.AddSeconds(index is 499 or > 1_190 ? -500_000 - index : index < 220 ? -index / 4 : -60),
            -index))];
        SimulatedInstances service = new(world, instances);

        Assert.Equal(instances.Select(instance => instance.Id), await ListAsync(world, service));
    }

    /// <summary>How instances lie in time, how many are in order, and how long the pipeline takes for a page. The first walk
    /// may have ended when the disorder is seen.</summary>
    [Theory]
    [InlineData("even", 900, 0)]
    [InlineData("even", 2_100, 0)]
    [InlineData("even", 5_100, 0)]
    [InlineData("even", 2_100, 300)]
    [InlineData("even", 5_100, 300)]
    [InlineData("dense tail", 900, 0)]
    [InlineData("dense tail", 1_200, 0)]
    [InlineData("dense tail", 2_100, 0)]
    public async Task Disorder_that_is_seen_late_loses_nothing(string spread, int ordered, int milliseconds)
    {
        const int Count = 6_000;
        SimulatedTime world = new();

        // Each 300 of the others are in disorder.
        List<SimulatedInstance> instances = [.. Spread.Of(spread, Count).ToInstances().Select((instance, index) =>
            index < Count - ordered ? instance with { Rank = (index / 300 * 300) + (index * 7919 % 300) } : instance)];
        SimulatedInstances service = new(world, instances);

        List<string> ids = await ListSlowlyAsync(world, service, milliseconds);

        Assert.Equal(instances.Select(instance => instance.Id).Order(), ids.Order());
    }

    /// <summary>Every so many instances have no time; they are found by their real time.</summary>
    [Theory]
    [InlineData("even", 450, 0)]
    [InlineData("even", 1_000, 0)]
    [InlineData("even", 2_900, 0)]
    [InlineData("even", 450, 300)]
    [InlineData("even", 2_900, 300)]
    [InlineData("dense tail", 450, 0)]
    [InlineData("dense tail", 900, 0)]
    [InlineData("dense tail", 1_300, 0)]
    [InlineData("dense tail", 2_900, 0)]
    public async Task Instances_without_a_time_are_given_once(string spread, int every, int milliseconds)
    {
        SimulatedTime world = new();
        List<SimulatedInstance> instances = [.. Spread.Of(spread, 6_000).ToInstances()
            .Select((instance, index) => instance with { IsDated = index % every != every / 2 })];
        SimulatedInstances service = new(world, instances);

        List<string> ids = await ListSlowlyAsync(world, service, milliseconds);

        Assert.Equal(instances.Select(instance => instance.Id).Order(), ids.Order());
    }

    [Theory]
    [InlineData("even")]
    [InlineData("dense tail")]
    [InlineData("bursts")]
    public async Task One_instance_without_a_time_is_given_once_wherever_it_is(string spread)
    {
        SimulatedInstance[] instances = [.. Spread.Of(spread, 4_000).ToInstances()];
        for (int undated = 0; undated < instances.Length; undated += 23)
        {
            SimulatedTime world = new();
            SimulatedInstances service = new(world, instances.Select((instance, index) =>
                instance with { IsDated = index != undated }));

            Assert.Equal(
                instances.Select(instance => instance.Id).Order(), (await ListAsync(world, service)).Order());
        }
    }

    [Fact]
    public Task Instances_created_during_a_listing_do_not_change_it() => Spread.Any.SampleSeededAsync(
        async spread =>
        {
            SimulatedTime world = new();
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
        iter: 30);

    /// <summary>A third is errored all along, a third while the list is read, and a third until then.</summary>
    [Fact]
    public Task A_status_change_during_a_listing_neither_loses_nor_repeats_an_instance() => Spread.Any.SampleSeededAsync(
        async spread =>
        {
            SimulatedTime world = new();
            SimulatedInstance[] instances = [.. spread.ToInstances().Select((instance, index) => instance with
            {
                Status = now => (index % 3, now < SimulatedTime.s_start.AddMilliseconds(100 + index)) switch
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
        iter: 30);

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(5_000, 50_000)]
    [InlineData(20_000.5, 70_000.25)]
    [InlineData(1_000, 1_000_000)]
    public async Task Instances_outside_the_requested_dates_are_not_returned(double newestAge, double oldestAge)
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(8_000).ToInstances());
        DateTimeOffset before = SimulatedTime.s_start.AddSeconds(-newestAge);
        DateTimeOffset after = SimulatedTime.s_start.AddSeconds(-oldestAge);

        List<string> ids = await ListAsync(world, service, new InstanceQuery { After = after, Before = before });

        Assert.Equal(
            Spread.Even(8_000).ToInstances().Reverse()
                .Where(instance => instance.Created >= after && instance.Created <= before)
                .Select(instance => instance.Id),
            ids);
    }

    [Fact]
    public Task A_failed_page_is_reported_after_all_pages_before_it() => Gen.Int[0, 45].SampleSeededAsync(
        async failing =>
        {
            SimulatedTime world = new();
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
        iter: 30);

    [Fact]
    public async Task A_stop_ends_all_that_is_under_way()
    {
        SimulatedTime world = new();
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

    /// <summary>The IDs that a listing gives, for a pipeline that takes some time for each page.</summary>
    private static Task<List<string>> ListSlowlyAsync(SimulatedTime world, SimulatedInstances service, int milliseconds) =>
        world.RunAsync(async () =>
        {
            List<string> ids = [];
            await foreach (WorkflowInstance[] page in Pages(world, service, new InstanceQuery()).ConfigureAwait(false))
            {
                ids.AddRange(page.Select(instance => instance.Id));
                await world.DelayAsync(TimeSpan.FromMilliseconds(milliseconds), Stop).ConfigureAwait(false);
            }

            return ids;
        });

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
}
