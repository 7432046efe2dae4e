using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The heading of a report: what it is about, which time, and when it was made.</summary>
internal static class ReportHeadline
{
    private const int ShortAccount = 12;

    public static void Write(ReportContext context)
    {
        HtmlWriter html = context.Html;
        string requests = context.Report.RequestCount switch
        {
            0 => "",
            1 => " with 1 request",
            int count => string.Format(CultureInfo.InvariantCulture, " with {0:N0} requests", count),
        };
        string made = $"Made {LocalTimes.WithOffset(context.Report.MadeOn.ToLocalTime())}{requests}.";
        switch (context.Report.Workflows)
        {
            case []:
                html.Write($"<h1>{TitleOf(context.Report)}</h1>\n<p>No instances and no summaries were piped in.</p>\n<p class=\"dim\">{made}</p>\n");
                break;
            case [WorkflowReport only]:
                html.Write($"<h1>{TitleOf(context.Report)}</h1>\n<p class=\"dim\">{Sentence(only)} {made}</p>\n");
                WriteNotes(context, only);
                break;
            default:
                html.Write($"<h1>{TitleOf(context.Report)}</h1>\n<p class=\"dim\">{made}</p>\n");
                break;
        }
    }

    /// <summary>Writes the headline of one of several workflows.</summary>
    public static void WriteWorkflow(ReportContext context, WorkflowReport workflow)
    {
        context.Html.Write($"<h2 class=\"workflow\">{HeadingOf(context.Report, workflow)}</h2>\n<p class=\"dim\">{Sentence(workflow)}</p>\n");
        WriteNotes(context, workflow);
    }

    /// <summary>Returns what the report is about.</summary>
    public static string TitleOf(Report report) => report.Workflows.GroupBy(workflow => (workflow.AccountId, workflow.WorkflowName)).ToArray() switch
    {
        [] => "Workflows",
        [var only] => only.Key.WorkflowName,
        { Length: int count } => string.Format(CultureInfo.InvariantCulture, "{0:N0} workflows", count),
    };

    /// <summary>Returns the name of a workflow, with what tells it apart from other sections with this name.</summary>
    private static string HeadingOf(Report report, WorkflowReport workflow)
    {
        WorkflowReport[] same = Array.FindAll(report.Workflows, other => other.WorkflowName == workflow.WorkflowName);
        string account = workflow.AccountId is string id && Array.Exists(same, other => other.AccountId != id) ? $", account {Short(id)}" : "";
        string range = workflow.Summary is WorkflowSummary summary && same.Count(other => other.AccountId == workflow.AccountId) > 1
            ? $", {LocalTimes.Range(summary.From, summary.Until)}"
            : "";
        return workflow.WorkflowName + account + range;
    }

    private static void WriteNotes(ReportContext context, WorkflowReport workflow)
    {
        HtmlWriter html = context.Html;
        string[] notes = [.. Notes(context.Times, workflow)];
        if (notes.Length == 0)
        {
            return;
        }

        html.Write($"<ul class=\"notes dim\">\n");
        foreach (string note in notes)
        {
            html.Write($"<li>{note}</li>\n");
        }

        html.Write($"</ul>\n");
    }

    private static IEnumerable<string> Notes(LocalTimes times, WorkflowReport workflow)
    {
        if (workflow.Summary is WorkflowSummary summary)
        {
            yield return summary.Source == "Analytics"
                ? "Numbers and durations are from analytics, which count events: a restarted instance counts again."
                : "Numbers and durations are from lists, which count instances, each in its present status.";
            if (summary.BaselineFrom is DateTime from)
            {
                yield return $"Usual values are from {times.OfMinute(from)} to {times.OfMinute(summary.From)}.";
            }

            if (summary.Estimates.Length > 0)
            {
                yield return $"Estimates: {string.Join(", ", summary.Estimates)}.";
            }
        }

        foreach (string note in workflow.Summary?.Notes ?? [])
        {
            yield return note;
        }

        if (workflow is { IsExamples: true, Instances.Length: > 0 })
        {
            yield return "The instances below are examples: the newest of each cause.";
        }

        if (workflow.Unread.Length > 0)
        {
            yield return workflow.Unread.Length == 1
                ? "1 instance was listed, but not read: its steps and errors are missing."
                : $"{FigureText.Count(workflow.Unread.Length)} instances were listed, but not read: their steps and errors are missing.";
        }

        if (workflow.Instances.Select(instance => instance.ReadOn).Max() is DateTime read)
        {
            yield return $"Instances from an archive show what was read by {times.OfMinute(read)}.";
        }
    }

    private static string Sentence(WorkflowReport workflow)
    {
        string account = workflow.AccountId is { Length: > 0 } id ? $", account {Short(id)}" : "";
        if (workflow.Summary is WorkflowSummary summary)
        {
            string runs = FigureText.Count(summary.Runs, summary.Estimates.Contains(nameof(WorkflowSummary.Runs)));
            return $"{runs} {(summary.Runs == 1 ? "run" : "runs")} ended {LocalTimes.Range(summary.From, summary.Until)}{account}.";
        }

        int count = workflow.Instances.Length + workflow.Unread.Length;
        string instances = $"{FigureText.Count(count)} {(count == 1 ? "instance" : "instances")}";
        bool isKnown = workflow.Instances.All(instance => instance.CreatedOn is null || instance.IsCreationKnown);
        return workflow.Measure is { FirstOn: DateTime first, LastOn: DateTime last }
            ? $"{instances} created{(isKnown ? "" : " or restarted")} {LocalTimes.Range(first, last)}{account}."
            : $"{instances}{account}.";
    }

    private static string Short(string account) => account.Length > ShortAccount ? $"{account[..4]}…{account[^4..]}" : account;
}
