using System;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats a summary in sections, for the views: the numbers, the causes, the steps, the versions, and what to know
/// about them. The lines are laid out here, because a table in a view would take the width of the console, also in a
/// file.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SummaryText
{
    /// <summary>From this width on, causes have a trend.</summary>
    private const int WideWidth = 99;

    private const int LongestCause = 400;
    private const int MostCauses = 10;
    private const int MostSteps = 10;

    /// <summary>A step that takes this many times as long as usual is shown.</summary>
    private const double Slower = 1.5;

    /// <summary>Within this time, a day of the week is clear.</summary>
    private static readonly TimeSpan s_week = TimeSpan.FromDays(6);

    /// <summary>Returns the sections, separated by empty lines.</summary>
    /// <param name="summary">A summary, live or deserialized.</param>
    /// <param name="host">The host, whose console has the width to use.</param>
    public static string Of(PSObject summary, PSHost? host) => Of(summary, ConsoleWidth.Of(host));

    internal static string Of(PSObject summary, int width) => string.Join(
        "\n\n",
        new[]
        {
            SummaryHeadline.Of(summary), Causes(summary, width), Steps(summary, width), Versions(summary, width),
            SummaryHeadline.Remarks(summary, width),
        }.Where(section => section.Length > 0));

    private static string Causes(PSObject summary, int width)
    {
        PSObject[] causes = Items(summary, nameof(WorkflowSummary.Causes));
        PSObject[] shown = [.. causes.Take(MostCauses)];
        TimeSpan? range = Time(summary, nameof(WorkflowSummary.Until)) - Time(summary, nameof(WorkflowSummary.From));
        return Section(
            new TextColumns(width)
                .Add("Count", shown.Select(one => ErrorGroupText.Count(Value(one, "Count") as int? ?? 0, Value(one, "IsEstimate") is true)), isRight: true)
                .Add("StepName", shown.Select(one => VisibleText.OnOneLine(Value(one, "StepName"), 24)))
                .Add("Cause", shown.Select(one => VisibleText.OnOneLine(Value(one, "Cause"), LongestCause)), cut: ErrorGroupText.Cut)
                .Add("FirstOn", shown.Select(one => Clock(Time(one, "FirstOn"), range)))
                .Add("LastOn", shown.Select(one => Clock(Time(one, "LastOn"), range)))
                .Add("VersionId", shown.Select(one => VersionsOf(one)))
                .Add("Trend", shown.Select(one => width < WideWidth ? "" : VisibleText.OnOneLine(Value(one, "Trend")))),
            causes.Length - shown.Length, "cause");
    }

    /// <summary>The steps that need a look: those that failed or got slower. Without such steps, those with the longest
    /// durations.</summary>
    private static string Steps(PSObject summary, int width)
    {
        PSObject[] steps = Items(summary, nameof(WorkflowSummary.Steps));
        PSObject[] notable = [.. steps.Where(step => Number(step, "Failed") > 0 || Number(step, "Change") >= Slower)
            .OrderByDescending(step => Number(step, "Failed")).ThenByDescending(step => Number(step, "Change"))];
        PSObject[] shown = [.. (notable.Length > 0 ? notable : steps).Take(MostSteps)];
        return Section(
            new TextColumns(width)
                .Add("StepName", shown.Select(step => VisibleText.OnOneLine(Value(step, "StepName"), width)), cut: TextColumns.Cut)
                .Add("N", shown.Select(step => MeasureText.Count(Value(step, "N"), false)), isRight: true)
                .Add("Failed", shown.Select(step => MeasureText.Count(Value(step, "Failed"), false)), isRight: true)
                .Add("Retries", shown.Select(step => MeasureText.Count(Value(step, "Retries"), false)), isRight: true)
                .Add("P50", shown.Select(step => Duration(step, "P50")), isRight: true)
                .Add("P95", shown.Select(step => Duration(step, "P95")), isRight: true)
                .Add("UsualP95", shown.Select(step => Duration(step, "UsualP95")), isRight: true)
                .Add("Mean", shown.Select(step => Value(step, "P50") is null ? Duration(step, "Mean") : ""), isRight: true)
                .Add("UsualMean", shown.Select(step => Value(step, "P50") is null ? Duration(step, "UsualMean") : ""), isRight: true)
                .Add("Change", shown.Select(step => MeasureText.Change(Value(step, "Change") as double?)), isRight: true),
            steps.Length - shown.Length, "step");
    }

    /// <summary>One version explains nothing.</summary>
    private static string Versions(PSObject summary, int width)
    {
        PSObject[] versions = Items(summary, nameof(WorkflowSummary.Versions));
        bool isEstimate = Items(summary, nameof(WorkflowSummary.Estimates)).Any(name => $"{name}" == nameof(WorkflowSummary.Versions));
        bool hasUnknown = isEstimate && Number(summary, nameof(WorkflowSummary.Errored))
            > Items(summary, nameof(WorkflowSummary.Causes)).Sum(cause => Number(cause, "Count"));
        PSObject[] shown = versions.Length > 1 ? [.. versions.Take(MostCauses)] : [];
        return Section(
            new TextColumns(width)
                .Add("Key", shown.Select(one => MeasureText.Key(Value(one, "Key"))), cut: TextColumns.Cut)
                .Add("FirstOn", shown.Select(one => TimeText.OfDay(Time(one, "FirstOn"))))
                .Add("Count", shown.Select(one => MeasureText.Count(Value(one, "Count"), isEstimate)), isRight: true)
                .Add("Errored", shown.Select(one => MeasureText.Count(Value(one, "Errored"), hasUnknown)), isRight: true)
                .Add("ErrorRate", shown.Select(one => (isEstimate ? "~" : "") + MeasureText.Rate(
                    Value(one, "ErrorRate") as double?, Value(one, "Errored") as int?, Value(one, "Complete") as int?)), isRight: true)
                .Add("P95", shown.Select(one => Duration(one, "P95")), isRight: true),
            Math.Max(0, versions.Length - Math.Max(1, shown.Length)), "version");
    }

    private static string Section(TextColumns columns, int others, string what)
    {
        string[] lines = [.. columns.Lines()];
        string[] more = others > 0 && lines.Length > 0
            ? [string.Format(CultureInfo.InvariantCulture, "+ {0} more {1}{2}", others, what, others == 1 ? "" : "s")]
            : [];
        return string.Join("\n", lines.Concat(more));
    }

    private static string VersionsOf(PSObject cause) =>
        ErrorGroupText.Versions([.. Items(cause, "VersionId").Select(one => one.BaseObject)]);

    /// <summary>Returns as much of a time as the range needs.</summary>
    private static string Clock(DateTime? time, TimeSpan? range) => range?.TotalDays switch
    {
        < 1 => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        _ when range < s_week => time?.ToString("ddd HH:mm", CultureInfo.InvariantCulture) ?? "",
        _ => TimeText.OfDay(time),
    };

    private static string Duration(PSObject one, string property) => DurationText.Of(Value(one, property) as TimeSpan?);

    private static double Number(PSObject one, string property) =>
        Value(one, property) is IConvertible number ? number.ToDouble(CultureInfo.InvariantCulture) : 0;

    internal static DateTime? Time(PSObject one, string property) => Value(one, property) as DateTime?;

    internal static object? Value(PSObject one, string property) => BaseObject.Of(one.Properties[property]?.Value);

    internal static PSObject[] Items(PSObject one, string property) =>
        [.. LanguagePrimitives.GetEnumerable(Value(one, property))?.Cast<object>().Select(PSObject.AsPSObject) ?? []];
}
