using System.Collections;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>One input of a command for instances. The kind of the input decides what the command does, whether the
/// workflow is typed or piped.</summary>
/// <param name="piped">The piped object; null if only parameters were typed.</param>
/// <param name="bound">The ids that were typed or bound from the object.</param>
/// <param name="isTyped">Whether the ids were typed.</param>
internal sealed class InstanceInput(PSObject? piped, string[]? bound, bool isTyped)
{
    private InputKind Kind { get; } = piped is null ? InputKind.Other : InputShape.KindOf(piped);

    /// <summary>Whether it is a step.</summary>
    public bool IsStep => Kind == InputKind.Step;

    /// <summary>Whether it refers to a step: it is a step or an event of one.</summary>
    public bool IsOfStep => IsStep || (piped is not null && InputShape.IsOfStep(piped));

    /// <summary>Whether it is a workflow or a typed workflow name.</summary>
    public bool IsWorkflow => (piped is null || Kind == InputKind.Workflow) && bound is null;

    /// <summary>Whether it is several instances: by its type, or because its id is a collection. A collection of one
    /// counts, because another day it has more.</summary>
    public bool IsSet => Kind == InputKind.InstanceSet
        || (piped is not null && OwnId.IsCollection(piped));

    /// <summary>Whether it is an instance, instances, or their ids. Other objects can still refer to an instance.</summary>
    private bool IsInstance => Kind is InputKind.Other or InputKind.Text or InputKind.Instance or InputKind.InstanceSet
        or InputKind.Step or InputKind.Event;

    /// <summary>Whether it has the id of an instance.</summary>
    private bool HasOwnId => piped is not null && (InputShape.IsId(piped) || Has("Id") || Has("InstanceId"));

    /// <summary>Returns the ids of its instances.</summary>
    /// <exception cref="CmdletErrorException">It has none.</exception>
    public string[] Ids() => IdsOrNull() ?? throw Missing();

    /// <summary>Returns the ids of its instances; null for a whole workflow.</summary>
    /// <exception cref="CmdletErrorException">It is neither.</exception>
    public string[]? IdsOrNull()
    {
        if (piped is null)
        {
            return bound;
        }

        RefuseList(piped);
        if (isTyped && HasOwnId)
        {
            throw Refused("IdTwice", "This input has an ID, and -Id specifies another one.", "Use only one of the two.");
        }

        if (!IsInstance && Has("Id"))
        {
            throw InstanceNeeded();
        }

        OwnId.RefuseOdd(piped, IsSet);
        string[]? ids = bound ?? (InputShape.IsId(piped) ? [OwnId.OfScalar(piped)] : null);
        bool isWhole = Kind is InputKind.Workflow or InputKind.WorkflowReference or InputKind.Account && !HasOwnId;
        return ids is not null || isWhole ? ids : throw Missing();
    }

    /// <summary>Whether it has a property, even without a value.</summary>
    public bool Has(string property) => piped is not null && InputShape.Has(piped, property);

    /// <summary>Rejects an object that a change can't apply to: a step isn't its whole instance, and what describes an
    /// instance can occur more than once.</summary>
    public void RefuseForChange()
    {
        if (IsStep)
        {
            throw Refused(
                "StepGiven", "This input is a step, but the command needs an instance.",
                "To use the instances of the steps, pipe the steps to Get-CfWorkflowInstance first.");
        }

        if (!IsInstance && HasOwnId)
        {
            throw InstanceNeeded();
        }
    }

    /// <summary>Rejects an object that describes the instances of a period, a version, or a status: a list of the
    /// workflow has others too.</summary>
    public void RefuseSummary()
    {
        if (Kind == InputKind.OtherOfModule && !HasOwnId && bound is null && Has("WorkflowName"))
        {
            throw Refused(
                "WindowLost", $"This input describes some instances of '{InputShape.Text(piped!, "WorkflowName")}'. "
                    + "The command would list all of them.",
                DescribedInstances.Advise(piped!)
                    ?? "Specify the name of the workflow, and -Since, -Until, or -EndedSince.");
        }
    }

    public CmdletErrorException Refused(string errorId, string message, string action) =>
        new(errorId, ErrorCategory.InvalidArgument, message, piped) { RecommendedAction = action };

    private void RefuseList(PSObject input)
    {
        if (input.BaseObject is IDictionary)
        {
            throw Refused(
                "HashtableGiven", "This input is a hashtable, and its keys aren't properties.",
                "Convert it to an object: [pscustomobject]@{ ... }.");
        }

        if (InputShape.IsList(input))
        {
            throw Refused("ListGiven", "This input is a list.", "Pipe its elements one by one.");
        }
    }

    private CmdletErrorException InstanceNeeded() => Refused(
        "InstanceNeeded", "This input isn't an instance.",
        "Pipe instances. If the input has the property InstanceId, pipe it to Get-CfWorkflowInstance first.");

    private CmdletErrorException Missing() => Refused(
        "IdMissing", piped is null ? "No instance is specified." : "This input has no instance ID.",
        (piped is null ? null : DescribedInstances.Advise(piped))
            ?? "Specify -Id, pipe instances or IDs, or specify which property contains the ID: -Id { $_.OrderId }.");
}
