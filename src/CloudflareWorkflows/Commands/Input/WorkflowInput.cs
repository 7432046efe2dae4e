using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>One input of a command for workflows. Other objects have a name too, such as a step or a file.</summary>
/// <param name="piped">The piped object; null if only parameters were typed.</param>
internal sealed class WorkflowInput(PSObject? piped)
{
    private static readonly string[] s_all = ["*"];

    private InputKind Kind { get; } = piped is null ? InputKind.Workflow : InputShape.KindOf(piped);

    /// <summary>Returns the names of its workflows, for a command that reads them: an object of this module that belongs
    /// to a workflow refers to it, and an account has all its workflows.</summary>
    /// <param name="bound">The name that is typed, or that PowerShell bound from the object, if any. That of a step is its
    /// own.</param>
    /// <param name="isTyped">Whether the name is typed. The input can then only specify the account.</param>
    /// <exception cref="CmdletErrorException">It refers to no workflow, or is a name in addition to the typed one.</exception>
    public string[] Names(string[]? bound, bool isTyped) => Kind switch
    {
        _ when piped is null => bound ?? s_all,
        _ when isTyped => Scalars(piped.BaseObject) is null ? bound! : throw NameTwice(),
        InputKind.Account => s_all,
        InputKind.Text => [piped.BaseObject.ToString()!],
        InputKind.Other => bound ?? Scalars(piped.BaseObject) ?? throw NoWorkflow(),
        _ when InputShape.Text(piped, "WorkflowName") is { Length: > 0 } name => [name],
        _ => bound ?? throw NoWorkflow(),
    };

    /// <summary>Rejects an input that is neither a workflow nor a row with the name of one.</summary>
    public void RefuseOther()
    {
        if (Kind == InputKind.Step)
        {
            throw Refused("StepGiven", "This input is a step, but the command needs a workflow.");
        }

        if (Kind != InputKind.Workflow && !(Kind == InputKind.Other && IsRow(piped!)))
        {
            throw NoWorkflow();
        }
    }

    /// <summary>Rejects an input in addition to a typed name: it is not clear which one is meant.</summary>
    public void RefuseBesideName()
    {
        if (piped is not null)
        {
            throw NameTwice();
        }
    }

    /// <summary>Whether a foreign object identifies a workflow: it isn't an id or a list, and it doesn't belong to a
    /// workflow with another name, as an instance does.</summary>
    private static bool IsRow(PSObject input) =>
        !InputShape.IsId(input) && !InputShape.IsList(input) && !InputShape.Has(input, "Id") && !InputShape.Has(input, "InstanceId")
        && (!InputShape.Has(input, "WorkflowName") || InputShape.Text(input, "WorkflowName") == InputShape.Text(input, "Name"));

    /// <summary>Text, a number or a Guid as a name, or a list of them that was not enumerated; null otherwise.</summary>
    private static string[]? Scalars(object value) =>
        value is IList list ? list.Count > 0 && list.Cast<object?>().All(InputShape.IsId) ? [.. list.Cast<object>().Select(item => $"{item}")] : null
        : InputShape.IsId(value) ? [$"{value}"]
        : null;

    private CmdletErrorException NoWorkflow() => Refused("NoWorkflow", "This input isn't a workflow.");

    private CmdletErrorException NameTwice() => Refused("NameTwice", "-Name can't be used with pipeline input.");

    private CmdletErrorException Refused(string errorId, string message) =>
        new(errorId, ErrorCategory.InvalidArgument, message, piped)
        {
            RecommendedAction = "Pipe workflows from Get-CfWorkflow, or use only -Name.",
        };
}
