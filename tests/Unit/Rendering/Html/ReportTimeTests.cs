using System;
using AngleSharp.Html.Parser;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>The times of a report: in Berlin, 2026-10-25 02:59:59 is followed by 02:00:00.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ReportTimeTests : IDisposable
{
    private static readonly DateTime s_change = new(2026, 10, 25, 1, 0, 0, DateTimeKind.Utc);

    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public ReportTimeTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has one zone for all processes.");
        SetZone("Europe/Berlin");
    }

    public void Dispose() => SetZone(_before);

    [Fact]
    public void A_time_with_another_offset_than_the_report_has_its_own_offset()
    {
        string text = Text(Ended("a", s_change.AddMinutes(-10)), Ended("b", s_change.AddMinutes(20)));

        Assert.Contains("Made 26 Oct 2026 02:00 (UTC+01:00)", text, StringComparison.Ordinal);
        Assert.Contains("25 Oct 02:50 UTC+02:00", text, StringComparison.Ordinal);
        Assert.Contains("25 Oct 02:20", text, StringComparison.Ordinal);
        Assert.DoesNotContain("25 Oct 02:20 UTC+02:00", text, StringComparison.Ordinal);
        Assert.Contains("created 25 Oct 2026 02:49:00 UTC+02:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_the_same_clock_times_is_still_a_range()
    {
        string page = SampleReports.Write(Of(Ended("a", s_change.AddMinutes(-10)), Ended("b", s_change.AddMinutes(50))));

        Assert.Contains("from 25 Oct 02:50 UTC+02:00 to 25 Oct 02:50:", page, StringComparison.Ordinal);
    }

    private static Report Of(params WorkflowInstance[] instances) =>
        SampleReports.Of(instances) with { MadeOn = s_change.AddDays(1) };

    private static string Text(params WorkflowInstance[] instances) =>
        new HtmlParser().ParseDocument(SampleReports.Write(Of(instances))).Body!.TextContent;

    private static WorkflowInstanceDetail Ended(string id, DateTime utc) => new()
    {
        Id = id,
        WorkflowName = "orders",
        Status = InstanceStatus.Errored,
        CreatedOn = utc.AddMinutes(-1).ToLocalTime(),
        ModifiedOn = utc.ToLocalTime(),
        StartedOn = utc.AddMinutes(-1).ToLocalTime(),
        EndedOn = utc.ToLocalTime(),
        Error = new WorkflowError { Name = "E", Message = "m" },
    };

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
