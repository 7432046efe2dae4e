using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Analytics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets figures of workflows from Cloudflare's analytics: how many instances started, succeeded, and failed, and how
/// long they took.</summary>
/// <remarks>
/// <para>
/// Analytics count events, and keep them for 31 days, also after retention has deleted the instance. An instance that was
/// restarted counts twice. Get-CfWorkflow counts each instance once, by its present status. So the figures of the two differ.
/// </para>
/// <para>
/// By default, and for a pattern, the output has the workflows that have events in the time range.
/// </para>
/// <para>
/// Without -Interval, the output has one object per workflow, for the whole time range. With -Interval, it has one for each
/// interval, in order of time and then of name. An interval without events has zeros. The first interval is whole, so it
/// starts before -Since: at 16:40, with -Since 12h and -Interval Hour, the first interval starts at 04:00, and the output has
/// 13 objects. If you group by instance, intervals without events are left out.
/// </para>
/// <para>
/// Events arrive some minutes late. If an interval isn't over, or ended less than five minutes ago, its counts can still grow.
/// Its property IsIncomplete is true, and tables show an ellipsis after its time. Without -Interval, Time is the start of the
/// time range, and the whole range is one interval. If many events occur, the service counts only a sample of them: the
/// property IsEstimate is true.
/// </para>
/// <para>
/// The token needs the permission Account Analytics Read. Cloudflare allows 300 analytics queries in 5 minutes. Most calls
/// take one query and one request. The first call of a session takes one more request. A pattern takes one more, because
/// the names are read first. A long result takes several queries. Names without events are looked up, so a name that doesn't
/// exist causes the error NotFound. The local engine has no analytics.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowMetric | Sort-Object ErrorRate -Descending</code>
/// <para>Shows the figures of all workflows for the last 24 hours, those that fail most first.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowMetric order-fulfilment -Since 12h -Interval Hour</code>
/// <para>Shows the figures of a workflow, hour by hour.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowMetric order-* -Since 7d -By Step | Where-Object StepsFailed -gt 0</code>
/// <para>Shows the steps that failed in the last seven days.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowMetric -Since 30d -Interval Day | Export-Csv metrics.csv</code>
/// <para>Exports a row for each workflow and each day. A day starts at midnight UTC.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso href="https://developers.cloudflare.com/workflows/observability/metrics-analytics/">Metrics and analytics</seealso>
[Cmdlet(VerbsCommon.Get, "CfWorkflowMetric")]
[OutputType(typeof(WorkflowMetric), typeof(WorkflowStepMetric), typeof(WorkflowEventMetric), typeof(WorkflowInstanceMetric))]
public sealed class GetCfWorkflowMetricCommand : SelectedWorkflowsCommand
{
    /// <summary>Specifies the start of the time range. Specify a DateTime, ISO 8601 text such as 2026-11-20 or
    /// 2026-11-20T08:30:00Z, or an age, as a TimeSpan or as text such as 90m, 24h, or 7d. Text without an offset is local
    /// time. The default is 24 hours ago. If the service no longer has events of that time, the command writes a warning, and
    /// starts with the oldest events.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Specifies the end of the time range. The accepted values are the same as for -Since. The default is now.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Returns the figures of each Minute, FiveMinutes, FifteenMinutes, Hour, or Day of the time range. Days start at
    /// midnight UTC. The default is one object for the whole time range.</summary>
    [Parameter]
    [ValidateNotNull]
    public MetricInterval? Interval { get; set; }

    /// <summary>Specifies what each object is about: Workflow, Step, EventType, or Instance. The default is Workflow. Step
    /// returns runs of steps. EventType returns the counts of all events that the service knows, also those of sleeps and
    /// attempts. Instance returns each instance that had events.</summary>
    [Parameter]
    public MetricGrouping By { get; set; } = MetricGrouping.Workflow;

    /// <inheritdoc/>
    protected override string Permission => "Account Analytics Read";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        // The service counts in whole seconds, and -Since 1h -Until 1h are a moment apart.
        if (Until - Since < TimeSpan.FromSeconds(1) || Since > ModuleTime.UtcNow)
        {
            throw TimeRangeEmpty();
        }

        base.OnInput();
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        base.OnEnd();
        foreach (SelectedWorkflows selected in Accounts.Where(one => one.Names.Count > 0))
        {
            Guard(null, () => Write(selected.Api, selected.Names));
        }
    }

    private static CmdletErrorException TimeRangeEmpty() =>
        new("TimeRangeEmpty", ErrorCategory.InvalidArgument, "-Since must be in the past, and before -Until.", null) { EndsPipeline = true };

    private void Write(AccountApi api, IReadOnlyCollection<string> names)
    {
        WildcardPattern[] patterns = [.. names.Where(WorkflowNamePattern.HasWildcards)
            .Select(WorkflowNamePattern.Of)];
        MetricRequest request = new(
            [.. names.Where(name => !WorkflowNamePattern.HasWildcards(name))],
            patterns.Length == 0 ? null : name => Array.Exists(patterns, pattern => pattern.IsMatch(name)),
            Since, Until, Interval, By)
        {
            IsOfAll = names.Contains("*"),
        };
        MetricResult result = Await(MetricReading.RunAsync(api, request, StopToken));
        if (result.CutAt is DateTimeOffset cut)
        {
            WriteWarning($"The service has no events from before {cut.LocalDateTime:g}. The figures start then.");
        }

        foreach (object metric in result.Metrics)
        {
            WriteObject(metric);
        }

        foreach ((string name, CloudflareException failure) in result.Missing)
        {
            Guard(name, () => throw failure);
        }
    }
}
