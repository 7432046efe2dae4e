using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>One input of a command that changes workflows. Other objects have a name too, such as a step or a
/// file.</summary>
/// <param name="piped">The piped object; null if only parameters were typed.</param>
internal sealed class WorkflowInput(PSObject? piped)
{
    private InputKind Kind { get; } = piped is null ? InputKind.Workflow : InputShape.KindOf(piped);

    /// <summary>Rejects an input that is neither a workflow nor a row with the name of one.</summary>
    public void RefuseOther()
    {
        if (Kind == InputKind.Step)
        {
            throw Refused("StepGiven", "This input is a step, but the command needs a workflow.");
        }

        if (Kind != InputKind.Workflow && !(Kind == InputKind.Other && IsRow(piped!)))
        {
            throw Refused("NoWorkflow", "This input isn't a workflow.");
        }
    }

    /// <summary>Rejects an input in addition to a typed name: it is not clear which one is meant.</summary>
    public void RefuseBesideName()
    {
        if (piped is not null)
        {
            throw Refused("NameTwice", "-Name can't be used with pipeline input.");
        }
    }

    /// <summary>Whether a foreign object identifies a workflow: it isn't an id or a list, and it doesn't belong to a
    /// workflow with another name, as an instance does.</summary>
    private static bool IsRow(PSObject input) =>
        !InputShape.IsId(input) && !InputShape.IsList(input) && !InputShape.Has(input, "Id") && !InputShape.Has(input, "InstanceId")
        && (!InputShape.Has(input, "WorkflowName") || InputShape.Text(input, "WorkflowName") == InputShape.Text(input, "Name"));

    private CmdletErrorException Refused(string errorId, string message) =>
        new(errorId, ErrorCategory.InvalidArgument, message, piped)
        {
            RecommendedAction = "Pipe workflows from Get-CfWorkflow, or use only -Name.",
        };
}
