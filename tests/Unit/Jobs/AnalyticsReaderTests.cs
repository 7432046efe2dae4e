using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Analytics;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Whole results from a service that cuts them.</summary>
public sealed class AnalyticsReaderTests
{
    private const int Hour = 3600;

    private static readonly DateTimeOffset s_now = SimulatedTime.s_start;

    /// <summary>Events of the last hours, with at most nine groups in a second.</summary>
    private static readonly Gen<AnalyticsRow[]> s_events = Gen.Select(
            Gen.Int[0, 4 * Hour], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 1000])
        .Select((age, workflow, instance, time) => new AnalyticsRow
        {
            Time = s_now.AddSeconds(-age),
            WorkflowName = $"w{workflow}",
            InstanceId = $"i{instance}-{age % 50}",
            Count = 1,
            WallTime = time,
        })
        .Array[0, 300];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task The_parts_are_the_whole_and_no_event_counts_twice() =>
        Gen.Select(s_events, Gen.Int[10, 60], Gen.Int[600, 2 * Hour], Gen.Int[0, 4 * Hour], Gen.Int[1, 3 * Hour])
            .SampleSeededAsync(async value =>
            {
                (AnalyticsRow[] events, int page, int duration, int since, int length) = value;
                SimulatedAnalytics service = new()
                {
                    Events = events,
                    MaxPageSize = page,
                    MaxDuration = TimeSpan.FromSeconds(duration),
                };
                AnalyticsQuery query = Query(s_now.AddSeconds(-since), s_now.AddSeconds(length - since));

                AnalyticsRow[] rows = Assert.Single(await ReadAsync(service, query));

                Assert.Equal(
                    Sums(events.Where(one => one.Time >= query.From && one.Time < query.Until)), rows.Select(Figures).Order());
            });

    [Fact]
    public async Task A_result_that_fits_is_one_node()
    {
        SimulatedAnalytics service = new() { Events = Events(99, 10), MaxPageSize = 100 };

        AnalyticsRow[][] rows = await ReadAsync(service, Query(s_now.AddHours(-1), s_now));

        Assert.Equal((99, 1, 2), (rows[0].Length, service.Nodes.Count, service.Service.Requests.Count));
    }

    /// <summary>As many rows as the limit may be all of them, or not.</summary>
    [Fact]
    public async Task A_full_result_is_read_again_in_halves()
    {
        SimulatedAnalytics service = new() { Events = Events(100, 30), MaxPageSize = 100 };

        AnalyticsRow[][] rows = await ReadAsync(service, Query(s_now.AddHours(-1), s_now));

        Assert.Equal(100, rows[0].Length);
        Assert.Equal(
            [(s_now.AddHours(-1), s_now), (s_now.AddHours(-1), s_now.AddMinutes(-30)), (s_now.AddMinutes(-30), s_now)],
            service.Nodes);
    }

    [Fact]
    public async Task Several_queries_share_requests()
    {
        SimulatedAnalytics service = new() { Events = Events(10, 60) };
        AnalyticsQuery query = Query(s_now.AddHours(-1), s_now);

        AnalyticsRow[][] rows = await ReadAsync(
            service, query, query with { Dimensions = AnalyticsDimension.WorkflowName }, query, query, query);

        Assert.Equal([10, 1, 10, 10, 10], rows.Select(one => one.Length));
        Assert.Equal((5, 3), (service.Nodes.Count, service.Service.Requests.Count));
    }

    [Fact]
    public async Task A_range_is_cut_to_what_the_service_keeps_and_divided_to_what_it_takes()
    {
        SimulatedAnalytics service = new() { NotOlderThan = TimeSpan.FromHours(3), MaxDuration = TimeSpan.FromHours(1) };

        _ = await ReadAsync(service, Query(s_now.AddHours(-9), s_now));

        DateTimeOffset start = s_now.AddHours(-3).AddMinutes(1);
        Assert.Equal(
            [(start, start.AddHours(1)), (start.AddHours(1), start.AddHours(2)), (start.AddHours(2), s_now)],
            service.Nodes.Order());
        Assert.Equal(start, await new AnalyticsReader(service.Service.Cloud.Analytics).GetEarliestAsync(Stop));
    }

    [Theory]
    [InlineData(-40, -35)]
    [InlineData(0, 0)]
    public async Task A_range_without_time_is_not_asked_for(int from, int until)
    {
        SimulatedAnalytics service = new();

        AnalyticsRow[][] rows = await ReadAsync(service, Query(s_now.AddDays(from), s_now.AddDays(until)));

        Assert.Empty(Assert.Single(rows));
        Assert.Empty(service.Nodes);
    }

    [Fact]
    public async Task A_second_with_more_groups_than_a_page_is_an_error()
    {
        SimulatedAnalytics service = new() { Events = Events(100, 0), MaxPageSize = 100 };

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => ReadAsync(service, Query(s_now.AddHours(-1), s_now.AddHours(1))));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
    }

    [Fact]
    public async Task A_part_that_fails_is_no_shorter_result()
    {
        SimulatedAnalytics service = new() { Events = Events(100, 10), MaxPageSize = 50, FailsAt = 4 };

        await Assert.ThrowsAsync<CloudflareException>(() => ReadAsync(service, Query(s_now.AddHours(-1), s_now)));
    }

    /// <summary>24 parts in 6 requests are all full. Of the 12 requests for their halves, two are under way when the user stops
    /// the command. The others wait: without a known quota, only two requests leave.</summary>
    [Fact]
    public async Task A_read_that_is_stopped_ends_and_leaves_no_request_under_way()
    {
        SimulatedAnalytics service = new()
        {
            Events = Events(240, 360),
            MaxPageSize = 10,
            MaxDuration = TimeSpan.FromHours(1),
            HoldsFrom = 1 + 6 + 1,
            Capacity = 2,
        };
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task<AnalyticsRow[][]> reading = new AnalyticsReader(service.Service.Cloud.Analytics)
            .ReadAsync([Query(s_now.AddDays(-1), s_now)], stop.Token);
        await service.IsFull.WaitAsync(Stop);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal((0, 1 + 6 + 2), (service.Held, service.Service.Requests.Count));
    }

    [Fact]
    public void Sums_of_parts_keep_what_is_estimated()
    {
        AnalyticsRow[] rows = RowSum.Of(
        [
            new() { Count = 10, SampleInterval = 4, RetryCount = 2, EventType = "a" },
            new() { Count = 30, SampleInterval = 1, EventType = "a" },
            new() { Count = 0, EventType = "b" },
            new() { Count = 0, EventType = "b" },
        ]);

        Assert.Equal([(40, 1.75, 2), (0, 1, null)], rows.Select(row => (row.Count, row.SampleInterval, row.RetryCount)));
    }

    /// <summary>Each of the rows is in range, and their total isn't a TimeSpan.</summary>
    [Fact]
    public async Task A_total_duration_out_of_range_makes_the_answer_unreadable()
    {
        SimulatedAnalytics service = new()
        {
            Events = [.. Events(10, 1).Select(one => one with { WallTime = 1e14 })],
        };

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => ReadAsync(service, Query(s_now.AddHours(-1), s_now)));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    private static Task<AnalyticsRow[][]> ReadAsync(SimulatedAnalytics service, params AnalyticsQuery[] queries) =>
        new AnalyticsReader(service.Service.Cloud.Analytics).ReadAsync(queries, Stop);

    private static AnalyticsQuery Query(DateTimeOffset from, DateTimeOffset until) => new()
    {
        From = from,
        Until = until,
        Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.InstanceId,
    };

    private static AnalyticsRow[] Events(int count, int seconds) =>
    [
        .. Enumerable.Range(0, count).Select(index => new AnalyticsRow
        {
            Time = s_now.AddSeconds(-1 - (index * seconds)),
            WorkflowName = "w",
            InstanceId = $"i{index}",
            Count = 1,
        }),
    ];

    private static IEnumerable<(string?, string?, long, double)> Sums(IEnumerable<AnalyticsRow> events) => events
        .GroupBy(one => (one.WorkflowName, one.InstanceId))
        .Select(group => (group.Key.WorkflowName, group.Key.InstanceId, group.Sum(one => one.Count), group.Sum(one => one.WallTime)))
        .Order();

    private static (string?, string?, long, double) Figures(AnalyticsRow row) =>
        (row.WorkflowName, row.InstanceId, row.Count, row.WallTime);
}
