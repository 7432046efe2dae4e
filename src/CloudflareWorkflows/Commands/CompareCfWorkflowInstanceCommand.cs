using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Comparing;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Comparing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Compares instances with a reference: the first step that differs, slower steps, and params.</summary>
/// <remarks>
/// <para>
/// Compare a failed instance with one that succeeded. The command returns one object per instance. FirstDifference is
/// the first step whose status, attempts, or error differ, or that only one of the two has. Steps contains all steps
/// of both. Params and Output contain the differences of the values, each with its JSON path, for example
/// $.items[3].sku. Outputs are compared if both instances are complete.
/// </para>
/// <para>
/// Steps are matched by type, name, and counter, in the order of the reference. A step is Slower or Faster if one of
/// the two took at least twice as long as the other, and at least 500 ms longer. The duration of a step includes the
/// pauses between its attempts.
/// </para>
/// <para>
/// If you don't specify a reference, the command chooses the newest complete instance of the same version, from the 100
/// newest complete instances. If there is none, it chooses the newest of another version. ReferenceId names it. If the
/// workflow has no complete instance, the command writes the error NoReference.
/// </para>
/// <para>
/// Instances of different workflows can't be compared: the error is OtherWorkflow. Different versions can, and Notes
/// says so. Notes also says if an instance hasn't ended, has no steps, or has params that the service truncated or hid.
/// An instance that is compared with itself causes the error SameInstance, unless both objects are full and show
/// different runs, before and after a restart.
/// </para>
/// <para>
/// The command reads each instance, with one request, up to eight at the same time. The reference is read once. Choosing
/// a reference takes one more request per workflow. Full objects (from -Detail, or from Get-CfWorkflowInstance -Id)
/// aren't read again. To compare full objects, no connection is needed. Objects from jobs or files are read again,
/// because PowerShell truncates nested values in them.
/// </para>
/// </remarks>
/// <example>
/// <code>$good = Get-CfWorkflowInstance order-fulfilment -Status complete -Newest 1
/// $bad = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1
/// Compare-CfWorkflowInstance $good $bad</code>
/// <para>Compares a failed instance with one that succeeded.</para>
/// </example>
/// <example>
/// <code>(Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Compare-CfWorkflowInstance).Steps | Where-Object Differences</code>
/// <para>Shows the steps that differ from the newest complete instance of the same version.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 20 | Compare-CfWorkflowInstance | Group-Object FirstDifference -NoElement</code>
/// <para>Counts at which step failed instances differ first.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
/// <seealso cref="CopyCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsData.Compare, "CfWorkflowInstance", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(WorkflowInstanceComparison))]
public sealed class CompareCfWorkflowInstanceCommand : ContextCommand
{
    private const string ObjectSet = "Instance";
    private const string IdSet = "Id";

    private readonly Dictionary<WorkflowTarget, ReferenceInstances> _references = [];
    private InputFanOut<WorkflowInstanceDetail>? _reads;
    private ComparedInput? _reference;

    /// <summary>Specifies the reference: an instance from Get-CfWorkflowInstance. The default is the newest complete
    /// instance of the same version. If there is none, it's the newest complete instance of the workflow.</summary>
    [Parameter(Position = 0, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? ReferenceInstance { get; set; }

    /// <summary>Specifies the instances to compare with the reference.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public PSObject[]? DifferenceInstance { get; set; }

    /// <summary>Specifies the name of the workflow, for instances that you specify by their IDs. Wildcards aren't
    /// supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies the ID of the reference. Wildcards aren't supported.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.InstanceId)]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string? ReferenceId { get; set; }

    /// <summary>Specifies the IDs of the instances to compare with the reference. Wildcards aren't supported.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.InstanceId)]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[]? DifferenceId { get; set; }

    private InputFanOut<WorkflowInstanceDetail> Reads => _reads ??= new(Guard, Await, WriteComparison);

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (ReferenceInstance is not null)
        {
            _reference = ComparedInput.Of(ReferenceInstance) is [ComparedInput one] ? one : throw NotOne();
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        foreach (string id in DifferenceId ?? [])
        {
            Add(new ComparedInput(id, WorkflowName, AccountId, null));
        }

        foreach (PSObject input in DifferenceId is null ? DifferenceInstance ?? throw Missing() : [])
        {
            Guard(input, () => Array.ForEach(ComparedInput.Of(input), Add));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => Reads.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _reads?.Dispose();
        }
    }

    private void Add(ComparedInput input)
    {
        Reads.Add(input.Id, input.Full is null ? ReadAsync(TargetOf(input, null), input) : Task.FromResult(input.Full));
        Count();
    }

    private async Task<WorkflowInstanceDetail> ReadAsync(WorkflowTarget target, ComparedInput input)
    {
        WorkflowInstanceDetail read =
            await target.Api.Instances.GetAsync(target.WorkflowName, input.Id, steps: true, StopToken).ConfigureAwait(false);
        input.Archived?.RefuseOtherRun(read);
        return read;
    }

    /// <param name="input">An instance.</param>
    /// <param name="workflowName">The workflow of an ID that comes alone.</param>
    private WorkflowTarget TargetOf(ComparedInput input, string? workflowName) => new(
        OpenApi(input.AccountId),
        IsTyped(nameof(WorkflowName)) ? WorkflowName
            : input.WorkflowName ?? workflowName ?? throw WorkflowNameArgument.Missing(input.Id));

    private void WriteComparison(WorkflowInstanceDetail difference)
    {
        WorkflowInstanceDetail reference = ReferenceOf(difference);
        if (reference.WorkflowName != difference.WorkflowName)
        {
            throw new CmdletErrorException(
                "OtherWorkflow", ErrorCategory.InvalidArgument,
                $"'{reference.Id}' is an instance of '{reference.WorkflowName}', and '{difference.Id}' of '{difference.WorkflowName}'.",
                difference);
        }

        if (IsSameRun(reference, difference))
        {
            throw new CmdletErrorException(
                "SameInstance", ErrorCategory.InvalidArgument, $"'{difference.Id}' is the reference itself.", difference);
        }

        WriteObject(ComparedValues.Add(InstanceComparison.Compare(reference, difference)));
    }

    private WorkflowInstanceDetail ReferenceOf(WorkflowInstanceDetail difference)
    {
        if (_reference is not null)
        {
            return _reference.Full
                ?? Read(References(TargetOf(_reference, difference.WorkflowName)), _reference.Id, _reference.Archived);
        }

        ReferenceInstances references = References(TargetOf(ComparedInput.OfFull(difference), null));
        if (ReferenceId is not null)
        {
            return Read(references, ReferenceId, null);
        }

        WorkflowInstance found = Await(references.FindAsync(difference, StopToken)) ?? throw NoReference(difference);
        return Await(references.GetAsync(found.Id, StopToken));
    }

    /// <summary>Reads a reference that the user chose. All comparisons need it.</summary>
    private WorkflowInstanceDetail Read(ReferenceInstances references, string id, ArchivedInput? archived)
    {
        WorkflowInstanceDetail? read = null;
        GuardAll(id, () =>
        {
            read = Await(references.GetAsync(id, StopToken));
            archived?.RefuseOtherRun(read);
        });
        return read!;
    }

    private ReferenceInstances References(WorkflowTarget target)
    {
        if (!_references.TryGetValue(target, out ReferenceInstances? references))
        {
            references = new ReferenceInstances(target.Api.Instances, target.WorkflowName);
            _references.Add(target, references);
        }

        return references;
    }

    /// <summary>An instance that was restarted has run twice.</summary>
    private static bool IsSameRun(WorkflowInstanceDetail reference, WorkflowInstanceDetail difference) =>
        reference.Id == difference.Id && reference.AccountId == difference.AccountId
        && reference.QueuedOn == difference.QueuedOn && reference.StartedOn == difference.StartedOn;

    private static CmdletErrorException NoReference(WorkflowInstanceDetail difference) => new(
        "NoReference", ErrorCategory.ObjectNotFound,
        $"'{difference.WorkflowName}' has no complete instance to compare '{difference.Id}' with.", difference)
    {
        RecommendedAction = "Specify -ReferenceInstance or -ReferenceId.",
    };

    private static CmdletErrorException NotOne() => new(
        "IdNotOne", ErrorCategory.InvalidArgument, "The reference must be one instance.", null)
    {
        EndsPipeline = true,
    };

    private static CmdletErrorException Missing() => new(
        "IdMissing", ErrorCategory.InvalidArgument, "No instance is specified to compare with the reference.", null)
    {
        RecommendedAction = "Pipe instances, or specify -DifferenceId.",
    };
}
