using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Versions;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Comparing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Compares the code of two versions of a workflow, and tells what is unsafe for instances under way.</summary>
/// <remarks>
/// <para>
/// No output means no difference. The command returns one object for each step that was added, removed, renamed, or moved,
/// and for each setting that changed: of a step, of a condition or a parallel statement, or of the version. A return or a break
/// outside of steps counts like a step, because it decides which steps run: StepName is null, and StepType is break. By
/// default, it compares the newest version with the version that was deployed before it.
/// </para>
/// <para>
/// The engine keeps the result of a step under its type, its name, and a counter. When an instance continues, the engine runs
/// the code from its start again, and takes the results that it finds. So a step with a new name runs again, also in an
/// instance that has completed it. IsUnsafe and Reason tell what can happen to an instance that began with the code of the
/// reference and continues with the other code:
/// </para>
/// <list type="table">
/// <item><term>Added</term><description>Unsafe if steps follow: an instance that is past this place runs the step
/// late.</description></item>
/// <item><term>Removed</term><description>Unsafe: a result is lost, or an instance that waits or sleeps there continues at
/// once.</description></item>
/// <item><term>Renamed</term><description>Unsafe: a completed step runs again. A step counts as renamed if it's of the same type
/// and at the same place as one that is gone, and the only one there, or if its name shares a word with it.</description></item>
/// <item><term>Moved</term><description>Unsafe if the order of steps changes, if the step moves into a branch or out of a
/// loop, or if several steps have the name, because their counters change.</description></item>
/// <item><term>Changed</term><description>Unsafe for the duration of a sleep, which is part of its key, for event types, and for
/// conditions. Retries and timeouts are safe: a step or a wait that has begun keeps those that it began
/// with.</description></item>
/// </list>
/// <para>
/// Cloudflare's guide says that an instance runs to its end, that instances created after a deployment run the newest code, and
/// that running instances can have different versions. So a deployment alone doesn't change the code of an instance. It isn't
/// documented which code an instance runs after a restart from a step. The local engine always runs the present code. What
/// isn't documented here comes from the source code of the local engine. See
/// https://developers.cloudflare.com/workflows/build/rules-of-workflows/ and
/// https://developers.cloudflare.com/workflows/get-started/guide/.
/// </para>
/// <para>
/// A graph shows neither the code inside a step nor the params that it uses. The command can't tell whether these changed. Of a
/// function with steps, each call counts once. The code is bundled: a condition, or a name that the code computes, can differ
/// only in the names of variables. Functions with other names are the same if most of their steps are.
/// </para>
/// <para>
/// A workflow with one version has nothing to compare with, and so has the first version of a workflow. For piped input,
/// -Verbose says so, and there is no output: you can check all workflows with $ErrorActionPreference set to Stop. If you
/// specify -WorkflowName or -DifferenceVersionId, it's the error NoReference.
/// </para>
/// <para>
/// The command sends three requests for the newest two versions, and four for versions that you specify. If the service has no
/// graph of one of them, the command compares the settings, and writes the error NoGraph. Graphs from Get-CfWorkflowGraph, also
/// from a file, need no connection. Their versions' settings aren't compared. Versions of different workflows can't be compared:
/// the error is OtherWorkflow. If the reference was deployed after the other version, the command writes a warning. A version that is compared with itself causes the error SameVersion. The local engine has no
/// versions.
/// </para>
/// </remarks>
/// <example>
/// <code>Compare-CfWorkflowVersion order-fulfilment</code>
/// <para>Shows what the newest deployment changed.</para>
/// </example>
/// <example>
/// <code>Compare-CfWorkflowVersion returns | Where-Object IsUnsafe | Format-List StepName, Kind, Reason</code>
/// <para>Shows what is unsafe for instances under way, and why.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowVersion returns -Newest 2 | Compare-CfWorkflowVersion</code>
/// <para>Shows what each of the newest two deployments changed.</para>
/// </example>
/// <seealso cref="GetCfWorkflowGraphCommand"/>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
[Cmdlet(VerbsData.Compare, "CfWorkflowVersion", DefaultParameterSetName = IdSet)]
[OutputType(typeof(WorkflowVersionDifference))]
public sealed class CompareCfWorkflowVersionCommand : ContextCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "Version";

    private readonly Dictionary<WorkflowTarget, VersionReading> _readings = [];
    private VersionInput? _reference;

    /// <summary>Specifies the name of the workflow. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies the ID of the version that is the reference. The default is the version that was deployed before the
    /// other one.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string? ReferenceVersionId { get; set; }

    /// <summary>Specifies the IDs of the versions to compare with the reference. The default is the newest
    /// version.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? DifferenceVersionId { get; set; }

    /// <summary>Specifies the reference: a version from Get-CfWorkflowVersion, or a graph from
    /// Get-CfWorkflowGraph.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? ReferenceVersion { get; set; }

    /// <summary>Specifies the versions to compare with the reference: versions, graphs, or other objects that have a workflow
    /// and a version, such as instances. For an object without a version, such as a workflow, it's the newest
    /// version.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public PSObject[]? DifferenceVersion { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (ReferenceVersion is not null)
        {
            _reference = VersionInput.Of(ReferenceVersion);
            if (_reference.VersionId is null)
            {
                throw new CmdletErrorException("NoVersion", ErrorCategory.InvalidArgument, "The reference has no version.", ReferenceVersion);
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        VersionInput[] given = [.. (DifferenceVersionId ?? []).Select(id => new VersionInput(WorkflowName, id, AccountId))];
        if (given.Length > 0 || DifferenceVersion is null)
        {
            foreach (VersionInput one in given.Length > 0 ? given : [new VersionInput(WorkflowName, null, AccountId)])
            {
                Guard(one.VersionId ?? WorkflowName, () => Compare(one));
            }

            return;
        }

        foreach (PSObject input in DifferenceVersion)
        {
            Guard(input, () => CompareIfPossible(VersionInput.Of(input)));
        }
    }

    /// <summary>A piped workflow that was deployed once, and a first version, have no difference. That must not end an
    /// audit of all workflows.</summary>
    private void CompareIfPossible(VersionInput given)
    {
        try
        {
            Compare(given);
        }
        catch (CmdletErrorException failure) when (failure.ErrorId == "NoReference" && MyInvocation.ExpectingInput)
        {
            WriteVerbose(failure.Message);
        }
    }

    private void Compare(VersionInput given)
    {
        string? typedName = IsTyped(nameof(WorkflowName)) ? WorkflowName : null;
        string name = given.WorkflowName ?? typedName ?? _reference?.WorkflowName ?? throw WorkflowNameArgument.Missing(given.VersionId);
        if (typedName is not null && typedName != name)
        {
            throw VersionInput.OtherWorkflow($"-WorkflowName is '{typedName}', and this object is of '{name}'.", given.VersionId);
        }

        VersionInput difference = given with { WorkflowName = name };
        if (difference.VersionId is null)
        {
            difference = Newest(difference);
        }

        VersionInput reference = _reference is null ? Reference(difference) : _reference with { WorkflowName = _reference.WorkflowName ?? name };
        if (reference.WorkflowName != name)
        {
            throw VersionInput.OtherWorkflow(
                $"The reference is a version of '{reference.WorkflowName}', and the other one of '{name}'.", given.VersionId);
        }

        if (reference.VersionId == difference.VersionId && reference.AccountId == difference.AccountId)
        {
            throw new CmdletErrorException(
                "SameVersion", ErrorCategory.InvalidArgument, $"Version '{difference.VersionId}' is the reference itself.", difference.VersionId);
        }

        WriteDifferences(reference, difference);
    }

    private void WriteDifferences(VersionInput reference, VersionInput difference)
    {
        if (reference.Graph is null && difference.Graph is null)
        {
            reference = VersionInput.Of(VersionOf(reference));
            difference = VersionInput.Of(VersionOf(difference));
        }

        if (reference.CreatedOn > difference.CreatedOn)
        {
            WriteWarning(
                $"The reference is newer than version '{difference.VersionId}'. The differences, and what is unsafe, are those of a return to that version.");
        }

        if (reference.Version is not null && difference.Version is not null)
        {
            WriteObject(VersionComparison.Compare(reference.Version, difference.Version), enumerateCollection: true);
        }

        WorkflowGraph one = GraphOf(reference);
        WorkflowGraph other = GraphOf(difference);
        foreach (WorkflowGraph graph in new[] { one, other }.Where(graph => graph.Format > WorkflowGraph.KnownFormat))
        {
            WriteWarning($"The graph of version '{graph.VersionId}' has format {graph.Format}, which is newer than this module. Differences can be missing.");
        }

        WriteObject(VersionComparison.Compare(one, other), enumerateCollection: true);
    }

    private VersionInput Newest(VersionInput difference) =>
        Await(ReadingOf(difference).GetNewestAsync(StopToken)) is WorkflowVersion newest
            ? VersionInput.Of(newest)
            : throw NoReference(difference.WorkflowName!, "it has no version");

    private VersionInput Reference(VersionInput difference) => ReferenceVersionId is not null
        ? new VersionInput(difference.WorkflowName, ReferenceVersionId, difference.AccountId)
        : Await(ReadingOf(difference).GetPreviousAsync(difference.VersionId!, StopToken)) is WorkflowVersion previous
            ? VersionInput.Of(previous)
            : throw NoReference(difference.WorkflowName!, $"no version was deployed before '{difference.VersionId}'");

    private WorkflowVersion VersionOf(VersionInput input) =>
        input.Version ?? Await(ReadingOf(input).GetAsync(input.VersionId!, StopToken));

    private WorkflowGraph GraphOf(VersionInput input) => input.Graph
        ?? Await(ReadingOf(input).GetGraphAsync(input.VersionId!, StopToken))
        ?? throw new CmdletErrorException(
            "NoGraph", ErrorCategory.ObjectNotFound,
            $"The service has no graph of '{input.WorkflowName}', version '{input.VersionId}'.", input.VersionId);

    private VersionReading ReadingOf(VersionInput input)
    {
        AccountApi api = OpenApi(input.AccountId);
        WorkflowTarget target = new(api, input.WorkflowName!);
        if (!_readings.TryGetValue(target, out VersionReading? reading))
        {
            reading = new VersionReading(api, target.WorkflowName);
            _readings.Add(target, reading);
        }

        return reading;
    }

    private static CmdletErrorException NoReference(string workflowName, string why) => new(
        "NoReference", ErrorCategory.ObjectNotFound, $"'{workflowName}' has no version to compare with: {why}.", workflowName);
}
