using System;
using System.Linq;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>What a report says of what isn't known, estimated, or only an example.</summary>
public sealed class ReportFigureTests
{
    private static readonly DateTime s_start = new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc).ToLocalTime();

    [Fact]
    public void An_instance_that_was_queued_again_is_not_said_to_be_created_then()
    {
        WorkflowInstanceDetail restarted = SampleReports.Errored("a", 1, text => text) with
        {
            CreatedOn = s_start.AddHours(5),
            QueuedOn = s_start.AddHours(5),
        };

        Assert.Contains("queued again 25 Nov 2026", Text(restarted), StringComparison.Ordinal);
        Assert.Contains("1 instance created or restarted 25 Nov 2026", Text(restarted), StringComparison.Ordinal);
        Assert.Contains("created or restarted 25 Nov 2026", Text(restarted with { Steps = [] }), StringComparison.Ordinal);
        Assert.Contains("1 instance created 25 Nov 2026", Text(restarted with { CreatedOn = s_start }), StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_without_a_known_status_are_neither_errored_nor_open()
    {
        IHtmlDocument page = Parse(SampleReports.Of(
            new WorkflowInstance { Id = "x", WorkflowName = "orders" }, new WorkflowInstance { Id = "y", WorkflowName = "orders" }));

        Assert.Equal(["2 instances", "2 of unknown status"], page.QuerySelectorAll(".tile").Select(Tile));
        Assert.Contains("2 instances were listed, but not read", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "1 instance was listed, but not read",
            Text(new WorkflowInstance { Id = "x", WorkflowName = "orders" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_instances_of_a_summary_are_said_to_be_examples()
    {
        IHtmlDocument page = Parse(OfSummary(summary => summary));

        string text = page.Body!.TextContent;
        Assert.Contains("The instances below are examples: the newest of each cause.", text, StringComparison.Ordinal);
        Assert.Contains("Steps of the instances below", text, StringComparison.Ordinal);
        Assert.DoesNotContain("are examples", Text(SampleReports.Errored("a", 1, one => one)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimated_rate_of_a_version_is_marked()
    {
        IHtmlDocument page = Parse(OfSummary(summary => summary with
        {
            Estimates = ["Versions"],
            Versions =
            [
                new WorkflowMeasure { Key = "v1", Count = 100, Errored = 13, Complete = 87 },
                new WorkflowMeasure { Key = "v2", Count = 3, Errored = 1, Complete = 2 },
            ],
        }));

        string[] cells = [.. page.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent == "Versions")
            .QuerySelectorAll("tbody td").Select(cell => cell.TextContent)];
        Assert.Equal(["", "~100", "~13", "~13 %", "", "~3", "~1", "~1 of 3"], cells);
    }

    [Fact]
    public void Clocks_that_differ_make_no_negative_duration()
    {
        WorkflowInstanceDetail instance = SampleReports.Errored("a", 2, text => text);
        WorkflowInstanceDetail skewed = instance with
        {
            EndedOn = s_start.AddSeconds(-3),
            Steps = [.. instance.Steps.Select(step => step with { EndedOn = step.StartedOn?.AddSeconds(-5) })],
        };

        string page = SampleReports.Write(SampleReports.Of(skewed, skewed with { Id = "b" }));

        Assert.DoesNotContain("-3000ms", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-5000ms", page, StringComparison.Ordinal);
        Assert.DoesNotContain("width:-", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_with_very_many_steps_is_cut()
    {
        string page = SampleReports.Write(SampleReports.Of(SampleReports.Errored("a", 60_000, text => text)));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_000_000, 5_000_000);
        Assert.Contains("more steps.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_data_no_message_of_an_error_is_left()
    {
        WorkflowInstanceDetail instance = SampleReports.Errored(
            "a", 2, text => text is "declined" or "no" ? "card of Jane Doe at Baker Street 221b: {\"name\":\"Jane\"}" : text);

        string page = SampleReports.Write(SampleReports.Of(instance), hasData: false);

        Assert.All(["Jane", "card of", "Baker", "221b", "params", "output<"], text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
        Assert.Contains("<b>GatewayError</b>", page, StringComparison.Ordinal);
        Assert.Contains(
            "Params, outputs, and messages of errors are left out. Names, IDs, statuses, and times are not.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_without_a_step_is_folded_and_the_report_says_so()
    {
        WorkflowInstanceDetail failed = SampleReports.Errored("a", 2, text => text);
        WorkflowInstanceDetail restarted = failed with
        {
            StartedOn = s_start.AddHours(5),
            EndedOn = s_start.AddHours(5).AddSeconds(2),
            Steps = [.. failed.Steps, failed.Steps[1] with { Name = "again-1", StartedOn = s_start.AddHours(5), EndedOn = s_start.AddHours(5).AddSeconds(2), Attempts = [] }],
        };

        IHtmlDocument page = Parse(SampleReports.Of(restarted));

        Assert.Contains("The whole width is 3.9s. 4h 59m without a step is folded: ┊.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".track .fold").Length);
    }

    private static Report OfSummary(Func<WorkflowSummary, WorkflowSummary> change)
    {
        WorkflowInstanceDetail[] failed = [SampleReports.Errored("a", 2, text => text)];
        ReportInput input = new();
        input.Add(change(new WorkflowSummary
        {
            WorkflowName = "orders",
            AccountId = "account",
            Runs = 100,
            Errored = 1,
            From = s_start.AddHours(-12),
            Until = s_start,
            Causes = ErrorGrouping.Group(failed, new GroupingOptions()),
        }));
        return new Report(s_start.ToUniversalTime(), 0, input.ToWorkflows());
    }

    private static string Tile(AngleSharp.Dom.IElement tile) =>
        $"{tile.QuerySelector("b")!.TextContent} {tile.QuerySelector("small")!.TextContent}";

    private static string Text(params WorkflowInstance[] instances) => Parse(SampleReports.Of(instances)).Body!.TextContent;

    private static IHtmlDocument Parse(Report report) => new HtmlParser().ParseDocument(SampleReports.Write(report));
}
