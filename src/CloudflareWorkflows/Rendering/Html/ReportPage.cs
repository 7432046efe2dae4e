using System.IO;
using System.Threading;
using CloudflareWorkflows.Analysis.Reports;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>A report as one page of HTML, without scripts, and without anything that a browser would load.</summary>
internal static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="report">What it shows.</param>
    /// <param name="data">Params and outputs; null for a report without data.</param>
    /// <param name="stop">Ends the writing between two instances.</param>
    public static void Write(TextWriter output, Report report, ReportData? data, CancellationToken stop)
    {
        HtmlWriter html = new(output);
        ReportContext context = new(html, report, data);
        string title = ReportHeadline.TitleOf(report);
        html.Write($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>{title}, {LocalTimes.WithOffset(report.MadeOn.ToLocalTime())}</title>

            """);
        ReportStyle.Write(html);
        html.Write($"</head><body><main>\n");
        ReportHeadline.Write(context);
        foreach (WorkflowReport workflow in report.Workflows)
        {
            WriteWorkflow(context, workflow, stop);
        }

        html.Write($"<p class=\"dim foot\">Made by Export-CfWorkflowReport. Nothing in this file is loaded from elsewhere.");
        if (data is null)
        {
            html.Write($" Params, outputs, and messages of errors are left out. Names, IDs, statuses, and times are not.");
        }

        html.Write($"</p>\n</main></body></html>\n");
    }

    private static void WriteWorkflow(ReportContext context, WorkflowReport workflow, CancellationToken stop)
    {
        context.BeginSection(workflow);
        if (context.IsNested)
        {
            ReportHeadline.WriteWorkflow(context, workflow);
        }

        ReportTiles.Write(context, workflow);
        ErrorsTable.Write(context, workflow);
        VersionsTable.Write(context, workflow);
        StepsTable.Write(context, workflow);
        if (workflow.Instances.Length > 1)
        {
            FlowSection.Write(context, workflow);
            InstanceSections.Write(context, workflow, stop);
        }
        else
        {
            InstanceSections.Write(context, workflow, stop);
            FlowSection.Write(context, workflow);
        }
    }
}
