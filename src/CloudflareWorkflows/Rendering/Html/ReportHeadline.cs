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
    private const string DayFormat = "d MMM yyyy HH:mm";
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
        string made = $"Made {Day(context.Report.MadeOn.ToLocalTime())}{requests}.";
        switch (context.Report.Workflows)
        {
            case []:
                html.Write($"<h1>Workflows</h1>\n<p>No instances and no summaries were piped in.</p>\n<p class=\"dim\">{made}</p>\n");
                break;
            case [WorkflowReport only]:
                html.Write($"<h1>{only.WorkflowName}</h1>\n<p class=\"dim\">{Sentence(only)} {made}</p>\n");
                WriteNotes(html, only);
                break;
            case WorkflowReport[] several:
                html.Write($"<h1>{several.Length} workflows</h1>\n<p class=\"dim\">{made}</p>\n");
                break;
        }
    }

    /// <summary>Writes the headline of one of several workflows.</summary>
    public static void WriteWorkflow(ReportContext context, WorkflowReport workflow)
    {
        context.Html.Write($"<p class=\"dim\">{Sentence(workflow)}</p>\n");
        WriteNotes(context.Html, workflow);
    }

    private static void WriteNotes(HtmlWriter html, WorkflowReport workflow)
    {
        string[] notes = [.. Notes(workflow)];
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

    private static IEnumerable<string> Notes(WorkflowReport workflow)
    {
        if (workflow.Summary is WorkflowSummary summary)
        {
            yield return summary.Source == "Analytics"
                ? "Numbers and durations are from analytics, which count events: a restarted instance counts again."
                : "Numbers and durations are from lists, which count instances, each in its present status.";
            if (summary.BaselineFrom is DateTime from)
            {
                yield return $"Usual values are from {Day(from)} to {Day(summary.From)}.";
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

        if (workflow.Unread.Length > 0)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture, "{0:N0} of the instances were listed, but not read: their steps and errors are missing.", workflow.Unread.Length);
        }

        if (workflow.Instances.Select(instance => instance.ReadOn).Max() is DateTime read)
        {
            yield return $"Instances from an archive show what was read by {Day(read)}.";
        }
    }

    private static string Sentence(WorkflowReport workflow)
    {
        string account = workflow.AccountId is { Length: > 0 } id ? $", account {Short(id)}" : "";
        if (workflow.Summary is WorkflowSummary summary)
        {
            string runs = FigureText.Count(summary.Runs, summary.Estimates.Contains(nameof(WorkflowSummary.Runs)));
            return $"{runs} {(summary.Runs == 1 ? "run" : "runs")} ended {Range(summary.From, summary.Until)}{account}.";
        }

        int count = workflow.Instances.Length + workflow.Unread.Length;
        string instances = $"{FigureText.Count(count)} {(count == 1 ? "instance" : "instances")}";
        return workflow.Measure is { FirstOn: DateTime first, LastOn: DateTime last }
            ? $"{instances} created {Range(first, last)}{account}."
            : $"{instances}{account}.";
    }

    /// <summary>A range in local time, with its offset from UTC, or with both if the clocks were changed in it.</summary>
    private static string Range(DateTime from, DateTime until)
    {
        (string first, string last) = (Offset(from), Offset(until));
        return Day(from) == Day(until) ? $"{Day(from)} ({last})"
            : first == last ? $"{Day(from)} to {Day(until)} ({last})"
            : $"{Day(from)} ({first}) to {Day(until)} ({last})";
    }

    private static string Day(DateTime local) => local.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Offset(DateTime local)
    {
        TimeSpan offset = TimeZoneInfo.Local.GetUtcOffset(local);
        return string.Format(CultureInfo.InvariantCulture, "UTC{0}{1:hh\\:mm}", offset < TimeSpan.Zero ? "-" : "+", offset);
    }

    private static string Short(string account) => account.Length > ShortAccount ? $"{account[..4]}…{account[^4..]}" : account;
}
