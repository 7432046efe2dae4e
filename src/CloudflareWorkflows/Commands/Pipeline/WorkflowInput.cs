using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>One input of a command that changes workflows. Other things have a name too: a step, a file.</summary>
/// <param name="piped">The object; null if only parameters were typed.</param>
internal sealed class WorkflowInput(PSObject? piped)
{
    private InputKind Kind { get; } = piped is null ? InputKind.Workflow : InputShape.KindOf(piped);

    /// <summary>Refuses what is not a workflow, or an object with the name of one.</summary>
    public void RefuseOther()
    {
        switch (Kind)
        {
            case InputKind.Step:
                throw Refused("StepGiven", "This input is a step, and the command is for workflows.");
            case InputKind.Instance or InputKind.Text:
                throw Refused("NoWorkflow", "This input is no workflow.");
            case InputKind.Other when InputShape.IsId(piped) || InputShape.IsList(piped!) || IsOfWorkflow(piped!):
                throw Refused("NoWorkflow", "This input is no workflow.");
            default:
                break;
        }
    }

    /// <summary>Refuses an input beside a name that was typed: which of the two is meant?</summary>
    public void RefuseBesideName()
    {
        if (piped is not null)
        {
            throw Refused("NameTwice", "-Name was typed, and there is an input too.");
        }
    }

    /// <summary>Whether an object belongs to a workflow instead of naming one: an instance, or something with a name of its
    /// own.</summary>
    private static bool IsOfWorkflow(PSObject input) =>
        InputShape.Has(input, "Id") || InputShape.Has(input, "InstanceId")
        || (InputShape.Has(input, "WorkflowName") && InputShape.Text(input, "WorkflowName") != InputShape.Text(input, "Name"));

    private CmdletErrorException Refused(string errorId, string message) =>
        new(errorId, ErrorCategory.InvalidArgument, message, piped)
        {
            RecommendedAction = "Pipe workflows in, as Get-CfWorkflow gives them, or type -Name alone.",
        };
}
