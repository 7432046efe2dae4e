using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>How long the steps took, how often they failed, and bars that compare them.</summary>
internal static class StepsTable
{
    public static void Write(ReportContext context, WorkflowReport workflow)
    {
        WorkflowStepMeasure[] steps = workflow.Steps;

        // The timeline of a single instance says the same.
        if (steps.Length == 0 || workflow is { Summary: null, Instances.Length: 1 })
        {
            return;
        }

        HtmlWriter html = context.Html;
        bool hasLate = Array.Exists(steps, step => step.P95 is not null);
        bool hasUsual = Array.Exists(steps, step => step.Change is not null);
        double longest = Math.Max(1, steps.Max(step => (step.P95 ?? step.P50 ?? step.Mean ?? TimeSpan.Zero).Ticks));
        ILookup<string, string> types = workflow.Instances.SelectMany(instance => instance.Steps).Where(step => step.IsInCode)
            .Select(step => (step.NameInCode, step.Type)).Distinct().ToLookup(one => one.NameInCode, one => one.Type);
        string heading = workflow.AreStepsOfInstances ? "Steps of the instances below" : "Steps";
        context.Heading(heading);
        html.Write($"""
            <div class="wide" role="region" aria-label="{heading}" tabindex="0"><table><caption>{heading}</caption>
            <thead><tr><th scope="col">Step</th><th scope="col" class="n">Runs</th><th scope="col" class="n">Failed</th><th scope="col" class="n">Retries</th><th scope="col" class="n">Median</th>
            """);
        if (hasLate)
        {
            html.Write($"<th scope=\"col\" class=\"n\">95th</th>");
        }

        if (hasUsual)
        {
            html.Write($"<th scope=\"col\" class=\"n\">Usual 95th</th><th scope=\"col\" class=\"n\">Change</th>");
        }

        string bars = hasLate ? "Median and 95th, to scale" : "Median, to scale";
        html.Write($"<th scope=\"col\" class=\"scale\">{bars}</th></tr></thead>\n<tbody>\n");
        foreach (WorkflowStepMeasure step in steps)
        {
            string type = types[step.StepName].FirstOrDefault() ?? "";
            WriteStep(html, step, type is "sleep" or "waitForEvent" ? type : "", longest, hasLate, hasUsual);
        }

        html.Write($"</tbody></table></div>\n");
    }

    private static void WriteStep(HtmlWriter html, WorkflowStepMeasure step, string wait, double longest, bool hasLate, bool hasUsual)
    {
        string kind = wait == "waitForEvent" ? "event" : wait;
        string failed = step.Failed > 0 ? "bad" : "";
        string median = step.P50 is null && step.Mean is not null ? $"mean {DurationText.Of(step.Mean)}" : DurationText.Of(step.P50);
        string retries = step.Retries is int count ? FigureText.Count(count) : "";
        html.Write($"""
            <tr><th scope="row">{step.StepName} <small>{kind}</small></th><td class="n">{FigureText.Count(step.Runs)}</td><td class="n {failed}">{FigureText.Count(step.Failed)}</td><td class="n">{retries}</td><td class="n">{median}</td>
            """);
        if (hasLate)
        {
            html.Write($"<td class=\"n\">{DurationText.Of(step.P95)}</td>");
        }

        if (hasUsual)
        {
            html.Write($"<td class=\"n\">{DurationText.Of(step.UsualP95)}</td><td class=\"n\">{FigureText.Change(step.Change)}</td>");
        }

        string style = failed.Length > 0 ? failed : wait.Length > 0 ? "wait" : "ok";
        html.Write($"<td><div class=\"track {style}\">");
        foreach ((TimeSpan time, string part) in Bars(step))
        {
            html.Write($"<i class=\"{part}\" style=\"width:{time.Ticks * 100 / longest}%\"></i>");
        }

        html.Write($"</div></td></tr>\n");
    }

    private static IEnumerable<(TimeSpan Time, string Part)> Bars(WorkflowStepMeasure step)
    {
        if (step.P95 is TimeSpan late)
        {
            yield return (late, "late");
        }

        if ((step.P50 ?? step.Mean) is TimeSpan median)
        {
            yield return (median, "");
        }
    }
}
