using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The most important figures of a workflow.</summary>
internal static class ReportTiles
{
    public static void Write(ReportContext context, WorkflowReport workflow)
    {
        context.Html.Write($"<ul class=\"tiles\">\n");
        if (workflow.Summary is WorkflowSummary summary)
        {
            WriteSummary(context.Html, summary);
        }
        else if (workflow.Measure is WorkflowMeasure measure)
        {
            WriteMeasure(context.Html, measure, CountUnknown(workflow));
        }

        if (workflow.Versions.Length > 0)
        {
            Tile(context.Html, FigureText.Count(workflow.Versions.Length), workflow.Versions.Length == 1 ? "version" : "versions");
        }

        context.Html.Write($"</ul>\n");
    }

    private static void WriteSummary(HtmlWriter html, WorkflowSummary summary)
    {
        bool IsEstimate(string property) => summary.Estimates.Contains(property);
        string usual = FigureText.UsualRate(summary.UsualErrorRate, summary.BaselineRuns);
        Tile(html, FigureText.Count(summary.Runs, IsEstimate(nameof(WorkflowSummary.Runs))), summary.Runs == 1 ? "run" : "runs");
        WriteErrors(
            html, FigureText.Rate(summary.ErrorRate, summary.Errored, summary.Runs - summary.Errored - summary.Terminated),
            FigureText.Count(summary.Errored, IsEstimate(nameof(WorkflowSummary.Errored))), summary.Errored > 0,
            usual.Length == 0 ? null : usual);
        WriteDuration(html, summary.P50, "median duration", summary.UsualP50, IsEstimate(nameof(WorkflowSummary.P50)));
        WriteDuration(html, summary.P95, "95th percentile", summary.UsualP95, IsEstimate(nameof(WorkflowSummary.P95)));
        if (summary.Terminated > 0)
        {
            Tile(html, FigureText.Count(summary.Terminated), "terminated");
        }

        if (summary.Waiting is int waiting)
        {
            Tile(html, FigureText.Count(waiting), "waiting now");
        }
    }

    private static void WriteMeasure(HtmlWriter html, WorkflowMeasure measure, int unknown)
    {
        Tile(html, FigureText.Count(measure.Count), measure.Count == 1 ? "instance" : "instances");
        if (measure.Count > unknown)
        {
            WriteErrors(
                html, FigureText.Rate(measure.ErrorRate, measure.Errored, measure.Complete), FigureText.Count(measure.Errored),
                measure.Errored > 0, null);
        }

        WriteDuration(html, measure.DurationP50, measure.Count == 1 ? "duration" : "median duration", null, isEstimate: false);
        if (measure.P95 is null)
        {
            WriteDuration(html, measure.Count > 1 ? measure.Max : null, "longest duration", null, isEstimate: false);
        }

        WriteDuration(html, measure.P95, "95th percentile", null, isEstimate: false);
        if (measure.Terminated > 0)
        {
            Tile(html, FigureText.Count(measure.Terminated), "terminated");
        }

        if (measure.Unfinished > unknown)
        {
            Tile(html, FigureText.Count(measure.Unfinished - unknown), "not ended");
        }

        if (unknown > 0)
        {
            Tile(html, FigureText.Count(unknown), "of unknown status");
        }
    }

    private static int CountUnknown(WorkflowReport workflow) =>
        workflow.Instances.Concat(workflow.Unread).Count(instance => instance.Status == InstanceStatus.Unknown);

    /// <summary>A rate and the number behind it. Of few instances, the number alone says it.</summary>
    private static void WriteErrors(HtmlWriter html, string rate, string errored, bool isBad, string? usual)
    {
        string figure = rate.Contains('%') ? rate : errored;
        string text = (rate.Contains('%') ? $"{errored} errored" : "errored") + (usual is null ? "" : $", usually {usual}");
        Tile(html, figure, text, isBad ? "bad" : "");
    }

    private static void WriteDuration(HtmlWriter html, TimeSpan? duration, string text, TimeSpan? usual, bool isEstimate)
    {
        if (duration is not null)
        {
            string before = usual is null ? "" : $", usually {DurationText.Of(usual)}";
            Tile(html, (isEstimate ? "~" : "") + DurationText.Of(duration), text + before);
        }
    }

    private static void Tile(HtmlWriter html, string figure, string text, string style = "") =>
        html.Write($"<li class=\"tile\"><b class=\"{style}\">{figure}</b><small>{text}</small></li>\n");
}
