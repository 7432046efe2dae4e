using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The versions that ran, if there are several.</summary>
internal static class VersionsTable
{
    public static void Write(ReportContext context, WorkflowReport workflow)
    {
        if (workflow.Versions.Length < 2)
        {
            return;
        }

        HtmlWriter html = context.Html;
        bool isEstimate = workflow.Summary?.Estimates.Contains(nameof(WorkflowSummary.Versions)) == true;
        bool hasTimes = Array.Exists(workflow.Versions, version => version.DurationP50 is not null);
        context.Heading("Versions");
        html.Write($"""
            <div class="wide" role="region" aria-label="Versions" tabindex="0"><table><caption>Versions</caption>
            <thead><tr><th scope="col">Version</th><th scope="col">First</th><th scope="col" class="n">Runs</th><th scope="col" class="n">Errored</th><th scope="col" class="n">Rate</th>
            """);
        if (hasTimes)
        {
            html.Write($"<th scope=\"col\" class=\"n\">Median</th><th scope=\"col\" class=\"n\">95th</th>");
        }

        html.Write($"</tr></thead>\n<tbody>\n");
        foreach (WorkflowMeasure version in workflow.Versions)
        {
            html.Write($"""
                <tr><th scope="row"><code>{version.Key ?? "unknown"}</code></th><td class="t">{context.Times.OfDay(version.FirstOn)}</td><td class="n">{FigureText.Count(version.Count, isEstimate)}</td><td class="n {(version.Errored > 0 ? "bad" : "")}">{FigureText.Count(version.Errored, isEstimate)}</td><td class="n">{(isEstimate && version.ErrorRate is not null ? "~" : "")}{FigureText.Rate(version.ErrorRate, version.Errored, version.Complete)}</td>
                """);
            if (hasTimes)
            {
                html.Write($"<td class=\"n\">{DurationText.Of(version.DurationP50)}</td><td class=\"n\">{DurationText.Of(version.P95)}</td>");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></div>\n");
    }
}
