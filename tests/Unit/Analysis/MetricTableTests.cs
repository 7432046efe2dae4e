using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Metrics;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

/// <summary>Metrics made of rows.</summary>
public sealed class MetricTableTests
{
    private static readonly DateTimeOffset s_now = SimulatedTime.s_start;

    private static readonly MetricWindow s_hours = new(s_now.AddMinutes(-150), s_now, MetricInterval.Hour);

    private static readonly AnalyticsRow s_row = new()
    {
        Count = 2,
        WorkflowName = "w",
        EventType = AnalyticsEvents.WorkflowSuccess,
        Time = s_now.AddHours(-1),
        WallTime = 1500,
    };

    [Fact]
    public void Each_workflow_has_a_metric_in_each_interval_by_time_and_then_by_name()
    {
        WorkflowMetric[] metrics = [.. Table(s_hours).ByWorkflow([s_row], ["v", "w"])];

        Assert.Equal(
            ["7 v 0", "7 w 0", "8 v 0", "8 w 0", "9 v 0", "9 w 2"],
            metrics.Select(metric => $"{metric.Time.ToUniversalTime().Hour} {metric} {metric.Succeeded}"));
        Assert.All(metrics, metric => Assert.Equal(TimeSpan.FromHours(1), metric.Interval));
        Assert.Equal(TimeSpan.FromSeconds(1.5), metrics[^1].WallTime);
    }

    /// <summary>A service may report other times of an interval than its start.</summary>
    [Fact]
    public void A_row_counts_in_the_interval_of_its_time() => Assert.Equal(
        [0, 2, 0],
        Table(s_hours).ByWorkflow([s_row with { Time = s_now.AddMinutes(-61) }], []).Select(metric => metric.Succeeded));

    [Fact]
    public void Without_an_interval_all_rows_are_one_metric()
    {
        MetricWindow window = s_hours with { Interval = null };

        WorkflowMetric metric = Assert.Single(Table(window).ByWorkflow([s_row with { Time = null }], []));

        Assert.Equal((window.From.LocalDateTime, TimeSpan.FromMinutes(150), 2), (metric.Time, metric.Interval, metric.Succeeded));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(3, 0, 0.0)]
    [InlineData(0, 3, 1.0)]
    [InlineData(3, 1, 0.25)]
    public void The_rate_is_that_of_the_instances_that_ended_by_themselves(long succeeded, long failed, double? rate)
    {
        AnalyticsRow[] rows =
        [
            s_row with { Count = succeeded },
            s_row with { Count = failed, EventType = AnalyticsEvents.WorkflowFailure },
            s_row with { Count = 9, EventType = AnalyticsEvents.WorkflowTerminated },
        ];

        Assert.Equal(rate, Table(s_hours).ByWorkflow(rows, []).Last().ErrorRate);
    }

    /// <summary>The step started in another interval.</summary>
    [Theory]
    [InlineData(2, 5, 3)]
    [InlineData(2, 1, 0)]
    public void Retries_are_attempts_beyond_the_first(long steps, long attempts, long retries)
    {
        AnalyticsRow[] rows =
        [
            s_row with { Count = steps, EventType = AnalyticsEvents.StepStart, StepName = "s" },
            s_row with { Count = attempts, EventType = AnalyticsEvents.AttemptStart, StepName = "s" },
        ];

        Assert.Equal(retries, Table(s_hours).ByWorkflow(rows, []).Last().Retries);
        Assert.Equal(retries, Table(s_hours).ByStep(rows).Last().Retries);
    }

    [Theory]
    [InlineData(0, "7 8 9", "9")]
    [InlineData(4.9, "7 8 9", "9")]
    [InlineData(5, "7 8 9", "")]
    public void An_interval_is_incomplete_until_five_minutes_after_its_end(double minutes, string hours, string incomplete)
    {
        WorkflowMetric[] metrics = [.. new MetricTable("a", s_hours, s_now.AddMinutes(minutes)).ByWorkflow([s_row], [])];

        Assert.Equal(hours, Hours(metrics));
        Assert.Equal(incomplete, Hours([.. metrics.Where(metric => metric.IsIncomplete)]));
    }

    [Fact]
    public void One_row_of_a_sample_makes_an_estimate()
    {
        AnalyticsRow[] rows = [s_row, s_row with { SampleInterval = 1.5, EventType = "X" }];

        Assert.Equal([false, false, true], Table(s_hours).ByWorkflow(rows, []).Select(metric => metric.IsEstimate));
    }

    [Theory]
    [InlineData("a-1 b-1 a-2", "a b")]
    [InlineData("a-1 b", "a-1 b")]
    [InlineData("a-0 b-1", "a-0 b-1")]
    [InlineData("a-01", "a-01")]
    [InlineData("-1", "-1")]
    [InlineData("a- b-1", "a- b-1")]
    [InlineData("phase-2-1 a-1", "a phase-2")]
    [InlineData("a-١", "a-١")]
    public void Counters_are_removed_if_every_step_has_one(string names, string steps)
    {
        AnalyticsRow[] rows = [.. names.Split(' ').Select(name =>
            s_row with { StepName = name, EventType = AnalyticsEvents.StepSuccess })];

        Assert.Equal(steps.Split(' '), Table(s_hours).ByStep(rows).Select(metric => metric.StepName).Distinct());
        Assert.Equal(rows.Sum(row => row.Count), Table(s_hours).ByStep(rows).Sum(metric => metric.StepsSucceeded));
    }

    [Fact]
    public void Rows_without_a_step_are_no_step() =>
        Assert.Empty(Table(s_hours).ByStep([s_row, s_row with { StepName = "" }]));

    [Fact]
    public void Instances_have_metrics_of_intervals_with_events() => Assert.Equal(
        ["9 i 2", "9 j 2"],
        Table(s_hours).ByInstance([s_row with { InstanceId = "j" }, s_row with { InstanceId = "i" }])
            .Select(metric => $"{metric.Time.ToUniversalTime().Hour} {metric.InstanceId} {metric.Succeeded}"));

    [Fact]
    public void Unknown_events_are_counted_by_their_type() => Assert.Equal(
        ["ROLLBACK_STEP_START 0", "ROLLBACK_STEP_START 0", "ROLLBACK_STEP_START 2"],
        Table(s_hours).ByEventType([s_row with { EventType = "ROLLBACK_STEP_START" }]).Select(metric => $"{metric} {metric.Count}"));

    [Fact]
    public void A_range_without_time_has_no_metrics()
    {
        foreach (MetricInterval? interval in (MetricInterval?[])[null, MetricInterval.Hour])
        {
            Assert.Empty(Table(new(s_now, s_now, interval)).ByWorkflow([], ["w"]));
        }
    }

    private static string Hours(WorkflowMetric[] metrics) =>
        string.Join(' ', metrics.Select(metric => metric.Time.ToUniversalTime().Hour));

    private static MetricTable Table(MetricWindow window) => new("a", window, s_now);
}
