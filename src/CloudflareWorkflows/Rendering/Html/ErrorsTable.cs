using System;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Why instances failed, most frequent first, with the newest instances of each cause.</summary>
internal static class ErrorsTable
{
    private const int MostInstances = 3;
    private const int MostVersions = 3;

    public static void Write(ReportContext context, WorkflowReport workflow)
    {
        if (workflow.Causes.Length == 0)
        {
            return;
        }

        HtmlWriter html = context.Html;
        FailureTimes times = new(workflow.Causes);
        context.Heading("Errors, by cause");
        html.Write($"""
            <div class="wide" role="region" aria-label="Errors, by cause" tabindex="0"><table><caption>Errors, by cause</caption>
            <thead><tr><th scope="col" class="n">Count</th><th scope="col">When</th><th scope="col">Step</th><th scope="col">Error</th><th scope="col">Versions</th><th scope="col">First, last</th><th scope="col">Newest instances</th></tr></thead>
            <tbody>

            """);
        foreach (WorkflowErrorGroup cause in workflow.Causes)
        {
            WriteCause(context, cause, times);
        }

        html.Write($"</tbody></table></div>\n");
    }

    private static void WriteCause(ReportContext context, WorkflowErrorGroup cause, FailureTimes times)
    {
        HtmlWriter html = context.Html;
        html.Write($"<tr><td class=\"n\">{FigureText.Count(cause.Count, cause.IsEstimate)}</td><td>");
        WriteTimes(context, cause, times);
        html.Write($"</td><td class=\"name\">{cause.StepName}</td><td class=\"text\">");
        if (cause.IsNew == true)
        {
            html.Write($"<small class=\"bad\">new</small> ");
        }

        context.Error(cause.ErrorName, cause.Message);
        html.Write($"</td><td>");
        foreach (string version in cause.VersionId.Take(MostVersions))
        {
            html.Write($"<code class=\"t\">{VersionText.Short(version)}</code> ");
        }

        More(html, cause.VersionId.Length - MostVersions);
        string last = cause.FirstOn == cause.LastOn ? "" : context.Times.OfDay(cause.LastOn);
        html.Write($"</td><td class=\"t\">{context.Times.OfDay(cause.FirstOn)}<br>{last}</td><td>");
        foreach (WorkflowInstanceDetail instance in cause.Group.Take(MostInstances))
        {
            WriteLink(context, instance);
        }

        More(html, cause.Count - Math.Min(MostInstances, cause.Group.Length));
        html.Write($"</td></tr>\n");
    }

    private static void WriteTimes(ReportContext context, WorkflowErrorGroup cause, FailureTimes times)
    {
        if (!times.IsKnown)
        {
            return;
        }

        HtmlWriter html = context.Html;
        int[] counts = times.Counts(cause);
        string text = string.Join(", ", counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        string label = $"Failures in {FailureTimes.Parts} equal parts of the time from {context.Times.OfDay(times.From)} to {context.Times.OfDay(times.Until)}: {text}";
        html.Write($"<span class=\"spark\" role=\"img\" aria-label=\"{label}\">");
        double most = Math.Max(1, counts.Max());
        foreach (int count in counts)
        {
            html.Write($"<i style=\"height:{count * 100 / most}%\"></i>");
        }

        html.Write($"</span>");
    }

    private static void WriteLink(ReportContext context, WorkflowInstance instance)
    {
        if (context.NumberOf(instance) is int number)
        {
            context.Html.Write($"<a href=\"#i{number}\"><code>{instance.Id}</code></a><br>");
        }
        else
        {
            context.Html.Write($"<code>{instance.Id}</code><br>");
        }
    }

    private static void More(HtmlWriter html, int others)
    {
        if (others > 0)
        {
            html.Write($"<small>and {FigureText.Count(others)} more</small>");
        }
    }
}
