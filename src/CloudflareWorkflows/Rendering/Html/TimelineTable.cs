using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The steps of an instance in time. What a bar shows is also there as text.</summary>
internal static class TimelineTable
{
    public static void Write(ReportContext context, WorkflowInstanceDetail instance, InstanceTimeline timeline)
    {
        HtmlWriter html = context.Html;
        if (instance.Steps.Length == 0)
        {
            html.Write($"<p>No step was reached.</p>\n");
            return;
        }

        html.Write($"""
            <table class="steps"><caption>Steps of {instance.Id}</caption>
            <thead><tr><th scope="col" class="names">Step</th><th scope="col" class="n">Start</th><th scope="col" class="n">Took</th><th scope="col" class="bars">Timeline</th></tr></thead>
            <tbody>

            """);
        int shown = 0;
        foreach (WorkflowStep step in instance.Steps.TakeWhile(_ => !context.IsCut))
        {
            shown++;
            html.Write($"<tr><th scope=row>{step.Name}");
            WriteRemarks(context, step);
            html.Write($"</th><td>{Offset(timeline, step)}</td><td>{FigureText.Duration(timeline.Took(step))}</td><td><div class=track>");
            foreach (TimelineBar bar in timeline.Bars(step))
            {
                WriteBar(html, bar);
            }

            foreach (double fold in timeline.Folds)
            {
                html.Write($"<i class=\"fold\" style=\"left:{fold}%\"></i>");
            }

            html.Write($"</div></td></tr>\n");
            WriteNote(context, step);
        }

        html.Write($"</tbody></table>\n");
        if (shown < instance.Steps.Length)
        {
            html.Write($"<p>And {FigureText.Count(instance.Steps.Length - shown)} more steps.</p>\n");
        }
    }

    /// <summary>A bar without a class has the style of a success: most bars are, and a page has many.</summary>
    private static void WriteBar(HtmlWriter html, TimelineBar bar)
    {
        if (bar.Kind == BarKind.Complete)
        {
            html.Write($"<i style=\"left:{bar.Left}%;width:{bar.Width}%\"></i>");
        }
        else
        {
            html.Write($"<i class=\"{StyleOf(bar.Kind)}\" style=\"left:{bar.Left}%;width:{bar.Width}%\"></i>");
        }
    }

    private static void WriteRemarks(ReportContext context, WorkflowStep step)
    {
        HtmlWriter html = context.Html;
        if (step.Type != "step")
        {
            html.Write($" <small>{(step.Type == "waitForEvent" ? $"event {step.EventType}" : step.Type)}</small>");
        }

        if (step.Status != InstanceStatus.Complete)
        {
            html.Write($" <small class=\"{StatusStyle.Of(step.Status)}\">{step.Status}</small>");
        }
    }

    /// <summary>Writes what is too long for the column of the names into a row of its own.</summary>
    private static void WriteNote(ReportContext context, WorkflowStep step)
    {
        HtmlWriter html = context.Html;
        string? wait = step.IsOpen ? StepWait.Of(step) : null;
        if (wait is null && step.Attempts.Length < 2 && step.Error is null)
        {
            return;
        }

        html.Write($"<tr class=note><td colspan=4>");
        if (wait is not null)
        {
            html.Write($"<p>{wait}</p>");
        }

        if (step.Attempts.Length > 1)
        {
            html.Write($"<p>{step.Attempts.Length} attempts: {AttemptText.Of(step)}</p>");
        }

        if (step.Error is WorkflowError error)
        {
            html.Write($"<p>");
            context.Error(error);
            html.Write($"</p>");
        }

        html.Write($"</td></tr>\n");
    }

    private static string Offset(InstanceTimeline timeline, WorkflowStep step) =>
        timeline.Offset(step) is TimeSpan offset ? $"+{FigureText.Duration(offset)}" : "";

    private static string StyleOf(BarKind kind) => kind switch
    {
        BarKind.Failed => "bad",
        BarKind.Pause => "pause",
        BarKind.Wait => "wait",
        BarKind.Open => "open",
        _ => "undo",
    };
}
