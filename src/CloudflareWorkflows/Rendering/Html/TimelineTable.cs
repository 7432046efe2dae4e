using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The steps of an instance in time. What a bar shows is also there as text.</summary>
internal static class TimelineTable
{
    /// <summary>More attempts don't help a reader.</summary>
    private const int MostAttempts = 12;

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
        foreach (WorkflowStep step in instance.Steps)
        {
            html.Write($"<tr><th scope=row>{step.Name}");
            WriteRemarks(context, step);
            html.Write($"</th><td>{Offset(timeline, step)}</td><td>{DurationText.Of(step.IsOpen ? null : step.Duration)}</td><td><div class=track>");
            foreach (TimelineBar bar in timeline.Bars(step))
            {
                WriteBar(html, bar);
            }

            html.Write($"</div></td></tr>\n");
            WriteNote(context, step);
        }

        html.Write($"</tbody></table>\n");
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
            html.Write($"<p>{step.Attempts.Length} attempts: {Attempts(step)}</p>");
        }

        if (step.Error is WorkflowError error)
        {
            html.Write($"<p>");
            context.Error(error);
            html.Write($"</p>");
        }

        html.Write($"</td></tr>\n");
    }

    private static string Attempts(WorkflowStep step)
    {
        string more = step.Attempts.Length > MostAttempts
            ? string.Format(CultureInfo.InvariantCulture, ", and {0} more", step.Attempts.Length - MostAttempts)
            : "";
        return string.Join(", ", step.Attempts.Take(MostAttempts).SelectMany((attempt, index) =>
            Attempt(attempt, index == 0 ? null : step.Attempts[index - 1]))) + more;
    }

    private static IEnumerable<string> Attempt(WorkflowStepAttempt attempt, WorkflowStepAttempt? before)
    {
        // Local times go back when the clocks do.
        TimeSpan? pause = attempt.StartedOn?.ToUniversalTime() - before?.EndedOn?.ToUniversalTime();
        if (pause > TimeSpan.Zero)
        {
            yield return $"pause {DurationText.Of(pause)}";
        }

        string outcome = attempt.Success switch
        {
            null => "running",
            true => "succeeded",
            false => "failed",
        };
        yield return attempt.Duration is TimeSpan duration ? $"{outcome} after {DurationText.Of(duration)}" : outcome;
    }

    private static string Offset(InstanceTimeline timeline, WorkflowStep step) =>
        timeline.Offset(step) is TimeSpan offset ? $"+{DurationText.Of(offset)}" : "";

    private static string StyleOf(BarKind kind) => kind switch
    {
        BarKind.Failed => "bad",
        BarKind.Pause => "pause",
        BarKind.Wait => "wait",
        BarKind.Open => "open",
        _ => "undo",
    };
}
