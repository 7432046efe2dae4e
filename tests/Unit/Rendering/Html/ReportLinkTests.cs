using System;
using System.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>A link in a report leads to the run that it names, in the same section.</summary>
public sealed class ReportLinkTests
{
    private static readonly DateTime s_start = new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc).ToLocalTime();

    [Fact]
    public void Each_run_of_a_restarted_instance_has_its_own_heading()
    {
        WorkflowInstanceDetail errored = SampleReports.Errored("a", 1, text => text);
        WorkflowInstanceDetail restarted = errored with
        {
            Status = InstanceStatus.Waiting,
            StartedOn = s_start.AddHours(2),
            EndedOn = null,
            Error = null,
            Steps = [],
        };

        IHtmlDocument page = Parse(SampleReports.Of(errored, restarted, SampleReports.Errored("b", 1, text => text + "x")));

        AssertUniqueIds(page);
        IElement link = page.QuerySelectorAll("a").First(one => one.TextContent == "a");
        Assert.Contains("errored", page.QuerySelector(link.GetAttribute("href")!)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_links_of_a_summary_lead_to_its_own_section()
    {
        WorkflowInstanceDetail[] failed = [SampleReports.Errored("a", 1, text => text), SampleReports.Errored("b", 2, text => text)];
        ReportInput input = new();
        input.Add(SummaryOf(failed, s_start.AddHours(-12)));
        input.Add(SummaryOf(failed, s_start.AddDays(-3)));

        IHtmlDocument page = Parse(new Report(s_start.ToUniversalTime(), 0, input.ToWorkflows()));

        AssertUniqueIds(page);
        Assert.Equal(
            page.QuerySelectorAll("h3[id]").Select(heading => $"#{heading.Id}"),
            page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("orders", page.QuerySelector("h1")!.TextContent);
        string[] sections = [.. page.QuerySelectorAll("h2.workflow").Select(heading => heading.TextContent)];
        Assert.Equal(2, sections.Distinct().Count());
    }

    private static void AssertUniqueIds(IHtmlDocument page)
    {
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    private static WorkflowSummary SummaryOf(WorkflowInstanceDetail[] failed, DateTime from) => new()
    {
        WorkflowName = "orders",
        AccountId = "account",
        Runs = 10,
        Errored = failed.Length,
        From = from,
        Until = s_start,
        Causes = ErrorGrouping.Group(failed, new GroupingOptions()),
    };

    private static IHtmlDocument Parse(Report report) => new HtmlParser().ParseDocument(SampleReports.Write(report));
}
