using System;
using System.Linq;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The instances that have no timeline in the report: they were not read, or there is no room.</summary>
internal static class InstanceList
{
    private const int MostRows = ReportContext.MostLinks;

    public static void Write(ReportContext context, WorkflowInstance[] instances, string heading, CancellationToken stop)
    {
        if (instances.Length == 0)
        {
            return;
        }

        HtmlWriter html = context.Html;
        context.Heading(heading);
        html.Write($"""
            <div class="wide" role="region" aria-label="{heading}" tabindex="0"><table><caption>{heading}</caption>
            <thead><tr><th scope="col">Instance</th><th scope="col">Status</th><th scope="col">Created</th><th scope="col" class="n">Ran</th><th scope="col">Version</th><th scope="col">Error</th></tr></thead>
            <tbody>

            """);
        foreach (WorkflowInstance instance in instances.Take(MostRows))
        {
            stop.ThrowIfCancellationRequested();
            WriteRow(context, instance);
        }

        html.Write($"</tbody></table></div>\n");
        if (instances.Length > MostRows)
        {
            html.Write($"<p>And {FigureText.Count(instances.Length - MostRows)} more.</p>\n");
        }
    }

    private static void WriteRow(ReportContext context, WorkflowInstance instance)
    {
        HtmlWriter html = context.Html;
        if (context.NumberOf(instance) is int number)
        {
            html.Write($"<tr id=\"i{number}\">");
        }
        else
        {
            html.Write($"<tr>");
        }

        DateTime? created = instance.CreatedOn ?? (instance as WorkflowInstanceDetail)?.QueuedOn ?? instance.StartedOn;
        string version = VersionText.Short(instance.VersionId ?? "");
        html.Write($"""
            <th scope="row"><code>{instance.Id}</code></th><td class="{StatusStyle.Of(instance.Status)}">{instance.Status}</td><td class="t">{context.Times.OfSecond(created)}</td><td class="n">{FigureText.Duration(instance.Duration)}</td><td><code>{version}</code></td><td>
            """);
        if ((instance as WorkflowInstanceDetail)?.Cause is WorkflowError error)
        {
            context.Error(error);
        }
        else if (instance is not WorkflowInstanceDetail)
        {
            html.Write($"<small>not read</small>");
        }

        html.Write($"</td></tr>\n");
    }
}
