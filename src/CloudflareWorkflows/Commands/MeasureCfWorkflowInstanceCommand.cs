using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Measures the instances that are piped in: counts, error rate, durations, and time in the queue, by workflow,
/// version, trigger, status, hour, or day.</summary>
/// <remarks>
/// <para>
/// The command sends no request and needs no connection. It also measures instances from a job or a file, such as rows of
/// a CSV file. It keeps the durations of the instances, not the instances, so a long listing takes little memory. The
/// output comes after the last input.
/// </para>
/// <para>
/// Percentiles are exact, by nearest rank. Percentiles that too few values can't show are empty: P90 needs 10 durations, P95
/// and Change need 20, and P99 needs 100. Tables show an error rate of fewer than 20 instances as counts: 1 of 5.
/// </para>
/// <para>
/// With -Baseline, Change is P95 divided by that of the baseline: 2 means twice as long as usual. N is the number of durations
/// that the percentiles of a step are from.
/// </para>
/// <para>
/// A listing has each instance once, in its present status. An instance that failed and was restarted isn't among the
/// errored ones. Measure-CfWorkflow asks the account, and finds causes and steps too.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Since 24h | Measure-CfWorkflowInstance -By VersionId</code>
/// <para>Shows error rates and durations of the versions that ran in the last 24 hours.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Since 24h | Measure-CfWorkflowInstance -By Hour</code>
/// <para>Shows the hours of the last day, oldest first.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 20 -Detail | Measure-CfWorkflowInstance -Step</code>
/// <para>Shows how long each step took in the 20 newest instances, how often it failed, and its retries.</para>
/// </example>
/// <example>
/// <code>
/// $usual = Get-CfWorkflowInstance order-fulfilment -Since 7d -Until 24h | Measure-CfWorkflowInstance
/// Get-CfWorkflowInstance order-fulfilment -Since 24h | Measure-CfWorkflowInstance -By VersionId -Baseline $usual
/// </code>
/// <para>Compares each version of the last day with the workflow in the week before.</para>
/// </example>
/// <example>
/// <code>
/// $usual = Get-CfWorkflowInstance order-fulfilment -Status complete -Newest 50 -Detail | Measure-CfWorkflowInstance -Step
/// Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 50 -Detail | Measure-CfWorkflowInstance -Step -Baseline $usual
/// </code>
/// <para>Compares the steps of failed instances with those of complete ones.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso cref="MeasureCfWorkflowCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "CfWorkflowInstance", DefaultParameterSetName = "Instance")]
[OutputType(typeof(WorkflowMeasure), ParameterSetName = ["Instance"])]
[OutputType(typeof(WorkflowStepMeasure), ParameterSetName = ["Step"])]
public sealed class MeasureCfWorkflowInstanceCommand : CloudflareCommand
{
    private readonly StepGroups _steps = new();
    private MeasureGroups _groups = null!;

    /// <summary>Specifies the instances to measure: from Get-CfWorkflowInstance, deserialized from a job or a file, or rows
    /// with the same properties.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Specifies what the instances are grouped by. With several values, each combination is measured, as by
    /// Group-Object. Hour and Day are the local time of the creation. The default is WorkflowName.</summary>
    [Parameter(ParameterSetName = "Instance")]
    [ValidateNotNullOrEmpty]
    public MeasureBy[] By { get; set; } = [MeasureBy.WorkflowName];

    /// <summary>Measures the steps of the instances instead, by workflow and name in the code. It needs full objects, from
    /// Get-CfWorkflowInstance -Detail.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Step")]
    [Arguments.SwitchValue]
    public SwitchParameter Step { get; set; }

    /// <summary>Specifies measures of another time to compare with, from this command. Each measure is compared with the
    /// one that has the same workflow and key, or with the one of the whole workflow. The output then has usual values and
    /// the change. If no measure has a counterpart, the error is BaselineUnmatched. An empty baseline causes a
    /// warning.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? Baseline { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        _groups = new MeasureGroups([.. By.Distinct()]);
        if (Baseline is null or [])
        {
            if (IsTyped(nameof(Baseline)))
            {
                WriteWarning("The baseline is empty, so the measures have no usual values.");
            }

            Baseline = null;
        }
        else if (!Array.TrueForAll(Baseline, one => Step
            ? MeasuredInput.ToStepMeasure(one) is not null
            : MeasuredInput.ToMeasure(one) is not null))
        {
            throw new CmdletErrorException(
                "InvalidBaseline", ErrorCategory.InvalidArgument,
                Step ? "-Baseline needs measures of steps, from Measure-CfWorkflowInstance -Step."
                    : "-Baseline needs measures, from Measure-CfWorkflowInstance.",
                null);
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (!Step)
        {
            _groups.Add(MeasuredInput.ToInstance(InputObject));
            return;
        }

        foreach (StepFacts step in MeasuredInput.ToSteps(InputObject))
        {
            _steps.Add(step);
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (Step)
        {
            WorkflowStepMeasure[] measures = _steps.ToMeasures();
            int matched = measures.Length;
            WriteObject(
                Baseline is null ? measures : MeasureBaseline.Compare(
                    measures, [.. Baseline.Select(MeasuredInput.ToStepMeasure).OfType<WorkflowStepMeasure>()], out matched),
                enumerateCollection: true);
            ReportUnmatched(measures.Length, matched);
        }
        else
        {
            WorkflowMeasure[] measures = _groups.ToMeasures();
            int matched = measures.Length;
            WriteObject(
                Baseline is null ? measures : new MeasureBaseline(Baseline.Select(MeasuredInput.ToMeasure).OfType<WorkflowMeasure>())
                    .Compare(measures, out matched),
                enumerateCollection: true);
            ReportUnmatched(measures.Length, matched);
        }
    }

    private void ReportUnmatched(int count, int matched)
    {
        if (count > 0 && matched == 0)
        {
            throw new CmdletErrorException(
                "BaselineUnmatched", ErrorCategory.InvalidArgument,
                "The baseline has nothing to compare with: no measure of it has the workflow and the key of one of these.", Baseline)
            {
                RecommendedAction = "Measure the same workflow for the baseline, by the same -By, or without -By.",
            };
        }
    }
}
