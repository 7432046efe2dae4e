using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Versions;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Comparing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Checks the code of a version, and what its instances did, against Cloudflare's Rules of Workflows.</summary>
/// <remarks>
/// <para>
/// No output means that no breach was found. The command returns one object per finding, the most severe first. With -Quiet, it
/// returns a Boolean instead, as Test-Connection -Quiet does: False if there is a critical finding or a warning. The default
/// version is the newest one.
/// </para>
/// <list type="table">
/// <item><term>UnawaitedStep (critical)</term><description>A step, or a parallel statement with steps, is started and never
/// awaited.</description></item>
/// <item><term>VaryingName (critical)</term><description>The name of a step contains a time or a random value: the code in the
/// name says so, or at least two steps have the time in their names at which they started.</description></item>
/// <item><term>VaryingCondition (critical)</term><description>A condition outside of steps depends on a time or a random
/// value.</description></item>
/// <item><term>InvalidName (critical)</term><description>A name has more than 256 characters, or control
/// characters.</description></item>
/// <item><term>TooLong (critical)</term><description>A sleep or a wait takes more than 365 days.</description></item>
/// <item><term>RaceOutsideStep (warning)</term><description>Promise.race() or Promise.any() of steps isn't inside a
/// step.</description></item>
/// <item><term>LongTimeout (warning)</term><description>The timeout of a step is longer than 30 minutes.</description></item>
/// <item><term>NestedStep (warning, information)</term><description>A sleep or a wait is inside a step: a warning. A step is
/// inside a step, and not in a race there: information.</description></item>
/// <item><term>RepeatedName (warning, information)</term><description>Several steps have one name, outside of branches that
/// exclude each other: a warning if they run in parallel, or else information.</description></item>
/// <item><term>LargeOutput (warning, critical)</term><description>The output of a step has at least 80 % of 1 MiB, or was too
/// large.</description></item>
/// <item><term>ManySteps (warning)</term><description>An instance has at least 80 % of the step limit: of the version, or
/// 10,000 if it sets none.</description></item>
/// <item><term>UnclearName (information)</term><description>A name is empty, or like step1 or task.</description></item>
/// <item><term>OneStep (information)</term><description>The workflow has one step, which runs once.</description></item>
/// </list>
/// <para>
/// The property Rule of a finding is the address of the page that has the rule. Most are in
/// https://developers.cloudflare.com/workflows/build/rules-of-workflows/. What a graph doesn't show isn't checked: the code
/// inside steps, whether steps can be repeated, side effects outside of steps, and names that the code computes.
/// </para>
/// <para>
/// The history is that of the newest instances of the version that are complete or errored, at most 10, from a list of the 100
/// newest ones of the workflow. Long outputs are read in full, at most one for each step. With the default of -Sample, the
/// command sends at most 23 requests for a version: one or two for the version, one for its graph, one for the list, 10 for
/// instances, and 10 for outputs. -Verbose tells how many. With -NoHistory, it sends two or three. If the service has no graph
/// of the version, the command writes the error NoGraph. The local engine has no versions.
/// </para>
/// </remarks>
/// <example>
/// <code>Test-CfWorkflowVersion returns</code>
/// <para>Checks the newest version.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow | Test-CfWorkflowVersion -NoHistory | Where-Object Severity -ne Information | Format-List Message, Advice, Rule</code>
/// <para>Checks the code of all workflows, and shows what to change.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Where-Object { -not ($_ | Test-CfWorkflowVersion -Quiet) }</code>
/// <para>Returns the workflows whose newest version breaks a rule.</para>
/// </example>
/// <example>
/// <code>$history = Get-CfWorkflowInstance returns -Newest 20 -Detail
/// Get-CfWorkflowGraph returns | Test-CfWorkflowVersion -Instance $history</code>
/// <para>Checks a graph and instances that were read before. This sends no requests.</para>
/// </example>
/// <seealso cref="CompareCfWorkflowVersionCommand"/>
/// <seealso cref="GetCfWorkflowGraphCommand"/>
/// <seealso cref="GetCfWorkflowHealthCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "CfWorkflowVersion")]
[OutputType(typeof(WorkflowVersionFinding), typeof(bool))]
public sealed class TestCfWorkflowVersionCommand : ContextCommand
{
    private const int DefaultSample = 10;

    private WorkflowInstanceDetail[]? _instances;

    /// <summary>Specifies the name of the workflow. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies version IDs, which are UUIDs. The default is the newest version.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? VersionId { get; set; }

    /// <summary>Specifies the pipeline input: a graph from Get-CfWorkflowGraph, also from a file; an object with the properties
    /// WorkflowName and perhaps VersionId, such as a workflow, a version, or an instance; or a version ID as text.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Specifies full instances, for example from -Detail or from an archive, to check instead of those that the
    /// command would read. Instances of other versions are ignored.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public PSObject[]? Instance { get; set; }

    /// <summary>Reads at most this many instances, from 1 to 100. The default is 10.</summary>
    [Parameter]
    [WholeNumberArgument]
    [ValidateNotNull]
    [ValidateRange(1, 100)]
    public int? Sample { get; set; }

    /// <summary>Checks the graph alone, without instances.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoHistory { get; set; }

    /// <summary>Returns True or False for each version, instead of findings.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Quiet { get; set; }

    private AccountApi Api => OpenApi();

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (Instance is null)
        {
            return;
        }

        if (NoHistory || Sample is not null)
        {
            throw new CmdletErrorException(
                "HistoryTwice", ErrorCategory.InvalidArgument, "-Instance can't be used with -NoHistory or -Sample.", null)
            {
                EndsPipeline = true,
            };
        }

        _instances = [.. Instance.SelectMany(InstancesOf)];
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (InputObject?.BaseObject is IList)
        {
            throw new CmdletErrorException("ListGiven", ErrorCategory.InvalidArgument, "This input is a list.", InputObject)
            {
                RecommendedAction = "Pipe its elements one by one.",
            };
        }

        if (InputObject is not null && IsTyped(nameof(WorkflowName)) && !InputShape.IsId(InputObject.BaseObject)
            && InputShape.Text(InputObject, nameof(WorkflowName)) is { Length: > 0 } other && other != WorkflowName)
        {
            Guard(InputObject, () => throw VersionInput.OtherWorkflow(
                $"-WorkflowName is '{WorkflowName}', and this object is of '{other}'.", InputObject));
            return;
        }

        if (InputObject is not null && VersionInput.GraphOf(InputObject) is WorkflowGraph graph)
        {
            Guard(InputObject, () => Check(graph, null));
            return;
        }

        string[]? ids = VersionId ?? (InputObject is not null && InputShape.IsId(InputObject.BaseObject) ? [VersionInput.Of(InputObject).VersionId!] : null);
        VersionReading reading = new(Api, WorkflowName);
        foreach (string? id in ids ?? new string?[] { null })
        {
            Guard(id ?? WorkflowName, () => Read(reading, id));
        }
    }

    private void Read(VersionReading reading, string? id)
    {
        WorkflowVersion? version = id is null ? Await(reading.GetNewestAsync(StopToken))
            : NoHistory ? null
            : Await(reading.GetAsync(id, StopToken));
        string versionId = id ?? version?.VersionId ?? throw NoGraph(WorkflowName);
        Check(Await(reading.GetGraphAsync(versionId, StopToken)) ?? throw NoGraph(versionId), version);
    }

    private void Check(WorkflowGraph graph, WorkflowVersion? version)
    {
        if (graph.Format > WorkflowGraph.KnownFormat)
        {
            WriteWarning($"The graph of version '{graph.VersionId}' has format {graph.Format}, which is newer than this module. Findings can be missing.");
        }

        VersionHistory? history = HistoryOf(graph);
        WorkflowVersionFinding[] findings = VersionTest.Run(graph, history is null ? null : history with { StepLimit = version?.StepLimit });
        if (Quiet)
        {
            WriteObject(Array.TrueForAll(findings, one => one.Severity == FindingSeverity.Information));
            return;
        }

        WriteObject(findings, enumerateCollection: true);
    }

    private VersionHistory? HistoryOf(WorkflowGraph graph)
    {
        if (NoHistory)
        {
            return null;
        }

        if (_instances is not null)
        {
            VersionHistory given = new([.. _instances.Where(one => one.WorkflowName == graph.WorkflowName && one.VersionId == graph.VersionId)]);
            if (given.Instances.Count == 0)
            {
                WriteWarning($"None of the instances runs version '{graph.VersionId}' of '{graph.WorkflowName}'.");
            }

            return given;
        }

        AccountApi api = OpenApi(graph.AccountId);
        VersionHistory read = Await(VersionHistoryReading.ReadAsync(api, graph, Sample ?? DefaultSample, StopToken));
        WriteVerbose(
            $"'{graph.WorkflowName}', version '{graph.VersionId}': {read.Instances.Count} instances and {read.OutputSizes.Count} long outputs were read. "
            + $"The command has sent {api.RequestCount} requests.");
        return read;
    }

    private static WorkflowInstanceDetail[] InstancesOf(PSObject input) =>
        SerializedObjects.Group(input)?.Group ?? (SerializedObjects.Detail(input) is WorkflowInstanceDetail full
            ? [full]
            : throw new CmdletErrorException(
                "StepsNeeded", ErrorCategory.InvalidArgument, "This object isn't an instance with its steps: a listing doesn't read them.", input)
            {
                RecommendedAction = "Read full objects, with one request per instance: Get-CfWorkflowInstance -Detail.",
                EndsPipeline = true,
            });

    private CmdletErrorException NoGraph(string target) => new(
        "NoGraph", ErrorCategory.ObjectNotFound, $"The service has no graph of '{WorkflowName}', version '{target}'.", target);
}
