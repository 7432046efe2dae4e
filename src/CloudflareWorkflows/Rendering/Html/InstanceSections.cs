using System.Linq;
using System.Threading;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The instances of a workflow: each with its timeline, as long as the page isn't too large, and a list of the
/// others.</summary>
internal static class InstanceSections
{
    public static void Write(ReportContext context, WorkflowReport workflow, CancellationToken stop)
    {
        int shown = 0;
        foreach (WorkflowInstanceDetail instance in workflow.Instances)
        {
            if (context.IsFull)
            {
                break;
            }

            stop.ThrowIfCancellationRequested();
            WriteInstance(context, instance);
            shown++;
        }

        WorkflowInstance[] others = [.. workflow.Instances.Skip(shown), .. workflow.Unread];
        InstanceList.Write(context, others, shown == 0 ? "Instances" : "More instances", stop);
    }

    private static void WriteInstance(ReportContext context, WorkflowInstanceDetail instance)
    {
        HtmlWriter html = context.Html;
        InstanceTimeline timeline = new(instance, (instance.ReadOn ?? context.Report.MadeOn).ToUniversalTime());
        context.Heading(instance);
        html.Write($"<p class=\"dim\">{Created(context, instance)}{Ran(instance)}");
        if (instance.VersionId is string version)
        {
            html.Write($", version <code>{version}</code>");
        }

        html.Write($".{Width(timeline, instance)}</p>\n");
        if (instance.WaitsFor is string wait)
        {
            html.Write($"<p class=\"wait\">Waits for {wait}.</p>\n");
        }

        // The error of a step is shown with the step.
        if (instance is { FailedStep: null, Error: WorkflowError error })
        {
            html.Write($"<p>");
            context.Error(error);
            html.Write($"</p>\n");
        }

        WriteRollback(context, instance.Rollback);
        if (instance.HasMalformedSteps)
        {
            html.Write($"<p class=\"bad\">Some steps can't be read, and are missing.</p>\n");
        }

        TimelineTable.Write(context, instance, timeline);
        InstanceData.Write(context, instance);
    }

    private static string Created(ReportContext context, WorkflowInstanceDetail instance)
    {
        System.DateTime? time = instance.CreatedOn ?? instance.QueuedOn;
        string word = instance.IsCreationKnown ? "created"
            : instance.HasStepsOfEarlierRun ? "queued again"
            : instance.CreatedOn is null ? "queued"
            : "created or restarted";
        string schedule = instance.Cron is null ? "" : $" ({instance.Cron})";
        string by = instance.Trigger is null ? "" : $" by {instance.Trigger}{schedule}";
        return time is null ? $"started{by}"
            : $"{word} {context.Times.OfSecond(time)}{by}";
    }

    private static string Ran(WorkflowInstanceDetail instance) => instance switch
    {
        { Duration: System.TimeSpan duration } => $", ran {FigureText.Duration(duration)}{(instance.HasStepsOfEarlierRun ? " since then" : "")}",
        { StartedOn: null, EndedOn: null } => ", not started",
        { EndedOn: null } => ", not ended",
        _ => "",
    };

    private static string Width(InstanceTimeline timeline, WorkflowInstanceDetail instance) =>
        timeline.Length is not null && instance.Steps.Length > 0
            ? $" The whole width is {FigureText.Duration(timeline.Length)}.{Folded(timeline)}"
            : "";

    private static string Folded(InstanceTimeline timeline) => timeline.Folds.Count > 0
        ? $" {DurationText.Of(timeline.Folded)} without a step is folded: \u250a."
        : "";

    private static void WriteRollback(ReportContext context, WorkflowRollback? rollback)
    {
        if (rollback is null)
        {
            return;
        }

        context.Html.Write($"<p>Rollback: {rollback.Outcome}. ");
        if (rollback.Error is WorkflowError error)
        {
            context.Error(error);
        }

        context.Html.Write($"</p>\n");
    }
}
