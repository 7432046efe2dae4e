using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Checks the health of workflows: error rates, stuck and waiting instances, queues, schedules, and
/// retention.</summary>
/// <remarks>
/// <para>
/// The output is one object per workflow, the worst status first. Status is Unhealthy with a critical finding, or else
/// Degraded with a warning, or else Unknown if a check couldn't be made, or else Healthy. So a workflow is never Healthy
/// if something wasn't checked. The property NotChecked tells what and why. A finding with the severity Information doesn't
/// change the status.
/// </para>
/// <list type="table">
/// <item><term>ScriptDeleted (critical)</term><description>The Worker script was deleted.</description></item>
/// <item><term>ScheduleMissed (critical)</term><description>The next run of the schedule is more than five minutes in the
/// past.</description></item>
/// <item><term>ErrorRate (critical)</term><description>In the time range of -Since, at least 2 of at least 5 runs ended with an
/// error, and the lower bound of the 95 % confidence interval of their rate (Wilson) is above -ErrorRate.</description></item>
/// <item><term>RetryStorm (warning)</term><description>In the same time range, at least 20 attempts at steps failed, and the
/// lower bound of their rate is above 25 %.</description></item>
/// <item><term>NewError (warning)</term><description>An error isn't in the baseline. This is checked only with
/// -Baseline.</description></item>
/// <item><term>QueueBacklog (warning)</term><description>At least 20 instances are queued, and at least ten times as many as are
/// running or as the concurrency limit allows.</description></item>
/// <item><term>Stuck (warning)</term><description>An instance has run or retried a step for longer than three times the usual
/// 95th percentile of the step, and for at least five minutes. Sleeps and waits aren't stuck.</description></item>
/// <item><term>EventOverdue (warning)</term><description>An instance has waited for an event for more than 80 % of the
/// timeout.</description></item>
/// <item><term>ExpiresSoon (information)</term><description>Instances ended with an error at least a day ago, and the service
/// deletes them within a day.</description></item>
/// </list>
/// <para>
/// The default of -Since is one hour. A check that runs once a day needs -Since 24h. If the error rate is above the limit but
/// can be chance, for example 1 of 3 runs, the status is Unknown. If no run failed, or the rate isn't above the limit, the
/// check has passed, with any number of runs. So a workflow with two runs a night isn't reported unless one of them fails.
/// Stopped instances don't count.
/// </para>
/// <para>
/// Stuck and EventOverdue read the two oldest instances that are running or waiting. If there are both, they read the oldest of
/// each. If requests are left, they read up to eight more of a workflow. If there are others, both checks are in NotChecked.
/// The usual duration of a step comes from the analytics of the last day. For a step with fewer than 20 runs there, the
/// limit is -OlderThan.
/// </para>
/// <para>
/// For ExpiresSoon, the retention is that of the newest version, or of the account, or the default. The service doesn't report
/// whether an instance has a retention of its own.
/// </para>
/// <para>
/// The command sends one request for each 100 workflows, two for analytics, and at most five, on average, for each workflow
/// that has queued, running, waiting, rolling back, or errored instances. If that isn't enough, NotChecked says what wasn't
/// checked.
/// </para>
/// <para>
/// Analytics need the permission Account Analytics Read. Without the permission, the error rate comes from lists: of up to 500
/// errored instances and of the 100 newest ones. This is also so if analytics fail. Analytics are some minutes late. So the
/// command compares the failed runs with the list of errored instances. If analytics lack runs, the rate comes from lists too.
/// </para>
/// <para>
/// A list is sorted by creation. So it can leave open how many runs ended in the time range. IsEstimate is then true. The rate
/// is a finding only if it's above the limit in the best case too. If lists can't decide, the status is Unknown. RetryStorm
/// needs analytics. Without them, the status of a workflow with instances that haven't ended isn't Healthy. If you don't want
/// to grant the permission, use -SkipCheck RetryStorm.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowHealth</code>
/// <para>Checks all workflows of the account.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowHealth order-* -Since 24h -ErrorRate 1 | Where-Object Status -ne Healthy</code>
/// <para>Returns the workflows that aren't healthy. No output means that all is well.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowHealth order-fulfilment | ForEach-Object Findings | Format-List</code>
/// <para>Shows what was found, with a command to run next for each finding.</para>
/// </example>
/// <seealso cref="MeasureCfWorkflowCommand"/>
/// <seealso cref="GroupCfWorkflowErrorCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowHealth")]
[OutputType(typeof(WorkflowHealth))]
public sealed class GetCfWorkflowHealthCommand : SelectedWorkflowsCommand
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private WorkflowErrorGroup[]? _baseline;
    private TimeSpan _olderThan;

    /// <summary>Specifies the start of the time range for error rates and retries: a DateTime, ISO 8601 text, or an age, as
    /// a TimeSpan or as text such as 90m, 24h, or 7d. Analytics reach back 31 days. The default is 1h.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Specifies the highest rate of errors that isn't a finding, in percent, from 0 to 100. The default is
    /// 5.</summary>
    [Parameter]
    [NumberArgument]
    [ValidateNotNull]
    [ValidateRange(0.0, 100.0)]
    public double? ErrorRate { get; set; }

    /// <summary>Specifies how long a step may run whose usual duration isn't known. The accepted values are the same as for
    /// -Since. The default is 1h.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? OlderThan { get; set; }

    /// <summary>Specifies earlier error groups from Group-CfWorkflowError, or earlier full instances, also from a file, to
    /// find errors that they don't have (NewError, a warning). This takes at most 21 more requests for each workflow with failed runs in the time range: the
    /// 20 newest ones are read. If the baseline is empty, each error is new. If it has groups, but none of these workflows,
    /// the error is BaselineUnmatched. Other objects cause the error BaselineUnfit.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? Baseline { get; set; }

    /// <summary>Specifies checks not to make. They are neither in Findings nor in NotChecked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet(
        FindingKind.QueueBacklog, FindingKind.ScriptDeleted, FindingKind.ScheduleMissed, FindingKind.ErrorRate, FindingKind.RetryStorm,
        FindingKind.NewError, FindingKind.Stuck, FindingKind.EventOverdue, FindingKind.ExpiresSoon)]
    public string[] SkipCheck { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        // An age counts from the time when it was typed, however long the pipeline takes.
        _baseline = IsTyped(nameof(Baseline)) ? ErrorBaseline.Of(Baseline) : null;
        _olderThan = OlderThan is DateTimeOffset older ? ModuleTime.UtcNow - older.UtcDateTime : s_hour;
        if (_olderThan < TimeSpan.Zero)
        {
            throw NotPast(nameof(OlderThan));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        foreach (SelectedWorkflows selected in Accounts)
        {
            Guard(null, () => WriteHealth(selected));
        }
    }

    private void WriteHealth(SelectedWorkflows selected)
    {
        List<Workflow> workflows = Read(selected);

        // Without output, all is well: a pattern with a typing error must not look like that.
        foreach (string pattern in selected.Unmatched)
        {
            WriteWarning($"No workflow matches '{pattern}'.");
        }

        RefuseOtherBaseline(workflows);
        HealthPlan plan = new(Limits())
        {
            Baseline = _baseline,
            Skipped = [.. SkipCheck.Select(kind => Array.Find(FindingKind.s_all, known => string.Equals(known, kind, StringComparison.OrdinalIgnoreCase))!)],
            OnRead = () => Post(() => Count()),
            Tell = Log.Verbose,
        };
        WorkflowHealth[] health = workflows.Count == 0
            ? []
            : Await(new HealthCheck(selected.Api, plan).RunAsync(workflows, StopToken));
        foreach (WorkflowHealth one in health.OrderBy(one => Array.IndexOf(HealthStatus.s_worstFirst, one.Status)))
        {
            WriteObject(one);
        }
    }

    /// <summary>With the baseline of other workflows, each error would be new.</summary>
    private void RefuseOtherBaseline(List<Workflow> workflows)
    {
        if (_baseline is { Length: > 0 } && workflows.Count > 0
            && !_baseline.Any(group => workflows.Exists(workflow => workflow.Name == group.WorkflowName)))
        {
            throw new CmdletErrorException(
                "BaselineUnmatched", ErrorCategory.InvalidArgument, "The baseline has no error group of these workflows.", Baseline);
        }
    }

    private HealthLimits Limits()
    {
        // The service has told its time by now. Ages count from it, as its times do.
        DateTimeOffset now = Resolved.ServerClock.Now;
        DateTimeOffset since = Since is DateTimeOffset typed ? Resolved.ServerClock.At(typed) : now - s_hour;
        HealthLimits limits = new(now, since, (ErrorRate ?? 5) / 100, _olderThan);
        return limits.Since < now ? limits : throw NotPast(nameof(Since));
    }

    private static CmdletErrorException NotPast(string parameter) =>
        new("TimeNotPast", ErrorCategory.InvalidArgument, $"-{parameter} must be in the past.", parameter) { EndsPipeline = true };
}
