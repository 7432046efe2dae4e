using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Jobs.Measuring;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Summarizes what happened in workflows: how many runs failed and why, since when and in which versions, which steps
/// are slow, and what is usual.</summary>
/// <remarks>
/// <para>
/// The command counts the runs that ended in a time range, by default in the last 24 hours, and compares them with the time
/// before, by default seven days. It reads the errors of errored instances, at most -Sample of each workflow, and groups them as
/// Group-CfWorkflowError does. For one workflow that you specify by name, it shows sections: the numbers, the causes, the steps,
/// and the versions. Otherwise it shows one line per workflow. The objects are the same. about_CfWorkflow_Triage explains how to
/// read the tables.
/// </para>
/// <para>
/// If the credential has the permission Account Analytics Read, the numbers and durations come from analytics. This takes a few
/// queries for any number of runs. Analytics count events: a restarted instance counts again, and deleted instances count too.
/// Otherwise, the numbers come from lists, with one request per 100 instances. Lists count each instance once, in its present
/// status. Source says which of the two it is. Estimates names the properties that are estimates. Notes says what is missing, for
/// example because of retention. Analytics can be late. If instances that ended have no events, the numbers come from lists.
/// </para>
/// <para>
/// Errored instances are always listed, whenever they were created, so their number is exact as long as the service keeps them.
/// Without analytics, runs that were created before the baseline and completed in the time range aren't counted, and steps are
/// measured in 20 instances that completed in the time range, in 20 from before, and in the errored ones. N says how many. With
/// analytics, steps are measured in all runs, or in three slices of the time if there are very many. The numbers of runs of the
/// versions, and their error rates, are then estimates, from the times of deployment. A failure whose instance was restarted or
/// deleted has an event, but no cause: Causes lack it, and its version is an estimate too.
/// </para>
/// <para>
/// Change is the 95th percentile in the time range divided by the 95th percentile of the baseline: 2 means twice as long as usual.
/// If a few runs of a step retry it, Change can be high although the median is as usual. Percentiles that too few values can't
/// show are empty: P95 and Change need 20 values. Tables show an error rate of fewer than 20 runs as counts: 1 of 5. -Verbose
/// shows what the command will read, before it does.
/// </para>
/// </remarks>
/// <example>
/// <code>Measure-CfWorkflow order-fulfilment -Since 12h</code>
/// <para>Summarizes the last 12 hours of a workflow.</para>
/// </example>
/// <example>
/// <code>Measure-CfWorkflow order-* -Since 7d | Where-Object Errored -gt 0</code>
/// <para>Shows one line for each workflow whose name begins with order- that had failures in the last week.</para>
/// </example>
/// <example>
/// <code>(Measure-CfWorkflow order-fulfilment).Causes | Where-Object Cause -like '*402*' | ForEach-Object Group</code>
/// <para>Returns the full objects of all instances that failed for one cause.</para>
/// </example>
/// <example>
/// <code>(Measure-CfWorkflow order-fulfilment).Steps | Where-Object Change -gt 2</code>
/// <para>Shows the steps whose 95th percentile is more than twice the usual one.</para>
/// </example>
/// <seealso cref="MeasureCfWorkflowInstanceCommand"/>
/// <seealso cref="GroupCfWorkflowErrorCommand"/>
/// <seealso cref="GetCfWorkflowMetricCommand"/>
/// <seealso cref="GetCfWorkflowHealthCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "CfWorkflow")]
[OutputType(typeof(WorkflowSummary))]
public sealed class MeasureCfWorkflowCommand : SelectedWorkflowsCommand, IMeasureReport
{
    /// <summary>The objects of a call have this type name if they are shown in sections.</summary>
    private const string Sections = "CloudflareWorkflows.Models.WorkflowSummary#Sections";

    private static readonly TimeSpan s_accuracy = TimeSpan.FromMinutes(1);

    /// <summary>Specifies the start of the time range in which the runs ended: a DateTime, ISO 8601 text such as 2026-11-20 or
    /// 2026-11-20T08:30:00Z, or an age, as a TimeSpan or as text such as 90m, 24h, or 7d. Text without an offset is local time.
    /// The default is 24h.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Specifies the end of the time range. The accepted values are the same as for -Since. The default is
    /// now.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Specifies the length of the time before -Since that shows what is usual: a TimeSpan, or text such as 24h or 7d.
    /// If the service deletes complete instances sooner, the baseline is shorter: of older days, only failures are left. The
    /// default is 7d.</summary>
    [Parameter]
    [SpanArgument]
    [ValidateNotNull]
    public TimeSpan? Baseline { get; set; }

    /// <summary>Specifies how many errored instances of a workflow are read at most, with one request each. If there are more,
    /// the counts of the causes are estimates, and a rare cause or a version can be missing. The default is 200.</summary>
    [Parameter]
    [WholeNumberArgument]
    [ValidateNotNull]
    [ValidateRange(1, int.MaxValue)]
    public int? Sample { get; set; }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        bool isOne = IsTyped(nameof(Name)) && Name is [string typed] && !WorkflowNamePattern.HasWildcards(typed);
        foreach (SelectedWorkflows selected in Accounts)
        {
            AccountApi api = selected.Api;
            int sent = api.RequestCount;
            List<Workflow> workflows = Read(selected);
            WorkflowMeasuring measuring = new(api, Request(), this);
            Await(measuring.PrepareAsync([.. workflows], StopToken));
            foreach (Workflow workflow in workflows)
            {
                Guard(workflow.Name, () =>
                {
                    ListingDependencies dependencies = new(
                        Resolved.Time.GetUtcNow, () => Resolved.UnpacedRequests, _ => System.Threading.Tasks.Task.FromResult(workflow));
                    WorkflowSummary summary = Await(measuring.RunAsync(workflow, dependencies, StopToken));
                    Write(summary with { RequestCount = api.RequestCount - sent }, isOne);
                });
                sent = api.RequestCount;
            }
        }
    }

    void IMeasureReport.Plan(string text) => Post(() => WriteVerbose(text));

    void IMeasureReport.Progress(string workflowName, string activity, int done, int? total) => Post(() => Show(
        new ProgressRecord(0, "Measuring workflows", total is null ? $"{workflowName}: {activity}" : $"{workflowName}: {activity}, {done} of {total}")
        {
            PercentComplete = total > 0 ? (int)Math.Min(100L * done / total.Value, 100) : -1,
        }));

    private void Write(WorkflowSummary summary, bool inSections)
    {
        PSObject output = new(summary);
        if (inSections)
        {
            output.TypeNames.Insert(0, Sections);
        }

        WriteObject(output);
    }

    /// <summary>The service has told its time by now. An age counts from it, as its times do: the clock of this machine may be
    /// wrong.</summary>
    private MeasureRequest Request()
    {
        DateTimeOffset now = Resolved.ServerClock.Now;
        TimeSpan ahead = ModuleTime.UtcNow - now.UtcDateTime;
        ahead = ahead.Duration() > s_accuracy ? ahead : TimeSpan.Zero;
        DateTimeOffset until = Until is DateTimeOffset end && Before(end, ahead) < now ? Before(end, ahead) : now;
        DateTimeOffset from = Since is DateTimeOffset start ? Before(start, ahead) : Before(until, TimeSpan.FromDays(1));
        return from < until
            ? new MeasureRequest(from, until, Baseline ?? TimeSpan.FromDays(7), Sample ?? 200, now)
            : throw new CmdletErrorException(
                "TimeRangeEmpty", ErrorCategory.InvalidArgument, "-Since must be in the past, and before -Until.", null)
            {
                EndsPipeline = true,
            };
    }

    /// <summary>The minimum date stays the minimum date.</summary>
    private static DateTimeOffset Before(DateTimeOffset time, TimeSpan span) => new(
        Math.Max(DateTimeOffset.MinValue.Ticks, Math.Min(DateTimeOffset.MaxValue.Ticks, time.UtcTicks - span.Ticks)), TimeSpan.Zero);
}
