using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>An instance to export.</summary>
/// <param name="Instance">What the input has of it. The status is unknown if the input only refers to the instance.</param>
/// <param name="IsComplete">Whether nothing more is to be read: it is a full object, or comes from an archive.</param>
internal readonly record struct ExportedInput(WorkflowInstance Instance, bool IsComplete)
{
    /// <summary>Returns the instances of an object: one, or several of a set.</summary>
    /// <exception cref="CmdletErrorException">It has none.</exception>
    public static ExportedInput[] Of(PSObject input) => input.BaseObject switch
    {
        WorkflowInstance instance => [Of(instance)],
        WorkflowErrorGroup { Group.Length: > 0 } group => [.. group.Group.Select(Of)],
        _ => OfOther(input),
    };

    private static ExportedInput Of(WorkflowInstance instance) =>
        new(instance, instance is WorkflowInstanceDetail || instance.ReadOn is not null);

    /// <summary>PowerShell truncates nested values of deserialized objects, so these are read again. Those of an archive
    /// can't be.</summary>
    private static ExportedInput[] OfOther(PSObject input)
    {
        if (SerializedObjects.Group(input) is WorkflowErrorGroup { Group.Length: > 0 } group)
        {
            return [.. group.Group.Select(OfDeserialized)];
        }

        if (SerializedObjects.Detail(input) is WorkflowInstanceDetail detail)
        {
            return [OfDeserialized(detail)];
        }

        InputKind kind = InputShape.KindOf(input);
        if (kind is InputKind.Workflow or InputKind.WorkflowReference or InputKind.Account)
        {
            throw InstanceNeeded(input, "This input isn't an instance.");
        }

        WorkflowInstance known = SerializedObjects.Known(input);
        return [.. ComparedInput.Of(input).Select(one => Of(known with
        {
            Id = one.Id,
            WorkflowName = one.WorkflowName ?? throw InstanceNeeded(input, "This input has no property WorkflowName."),
            AccountId = one.AccountId,
        }))];
    }

    private static ExportedInput OfDeserialized(WorkflowInstanceDetail detail) => new(detail, detail.ReadOn is not null);

    private static CmdletErrorException InstanceNeeded(PSObject input, string message) =>
        new("InstanceNeeded", ErrorCategory.InvalidArgument, message, input)
        {
            RecommendedAction = "Pipe instances, for example from Get-CfWorkflowInstance.",
        };
}
