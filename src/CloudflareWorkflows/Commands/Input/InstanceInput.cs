using System;
using System.Collections;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

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
        bool hasOwn = InputShape.IsId(piped) || InputShape.Has(piped, "Id") || InputShape.Has(piped, "InstanceId");
        if (isTyped && hasOwn)
        {
            throw Refused("IdTwice", "This input has an ID, and -Id specifies another one.", "Use only one of the two.");
        }

        string[]? ids = bound ?? (InputShape.IsId(piped) ? [Checked(piped.BaseObject.ToString()!)] : null);
        RefuseOddId();
        return ids is not null || (Kind is InputKind.Workflow or InputKind.OtherOfModule && !hasOwn) ? ids : throw Missing();
    }

    /// <summary>Whether it has a property, even without a value.</summary>
    public bool Has(string property) => piped is not null && InputShape.Has(piped, property);

    /// <summary>Rejects a step if the command would act on its whole instance.</summary>
    public void RefuseStep()
    {
        if (IsStep)
        {
            throw Refused(
                "StepGiven", "This input is a step, but the command needs an instance.",
                "To use the instances of the steps, pipe the steps to Get-CfWorkflowInstance first.");
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

    /// <summary>Rejects an ambiguous or invalid id. A row with both keys may use one of them as a row number, and
    /// PowerShell converts anything to text.</summary>
    private void RefuseOddId()
    {
        object? id = ValueOf("Id");
        object? instanceId = ValueOf("InstanceId");
        if (id is not null && instanceId is not null && !string.Equals($"{id}", $"{instanceId}", StringComparison.Ordinal))
        {
            throw Refused(
                "IdAmbiguous", $"This input has the Id '{id}' and a different InstanceId, '{instanceId}'.",
                "Remove the one that isn't the ID of the instance, for example with Select-Object -ExcludeProperty.");
        }

        if ((id ?? instanceId) is object given && !InputShape.IsIds(given))
        {
            throw Refused("InvalidId", $"'{given}' isn't an ID.", "An ID must be text, a whole number, or a Guid.");
        }
    }

    private object? ValueOf(string property)
    {
        try
        {
            return piped!.Properties[property]?.Value;
        }
        catch (GetValueException failure)
        {
            throw Refused("InvalidId", $"Its {property} can't be read: {failure.Message}", "Remove the property.");
        }
    }

    private string Checked(string id) => ServiceRules.InstanceId(id) is string breach
        ? throw Refused("InvalidId", $"'{id}' isn't valid: {breach}.", "Remove everything that isn't an ID, such as empty lines.")
        : id;

    private CmdletErrorException Missing() => Refused(
        "IdMissing", piped is null ? "No instance is specified." : "This input has no instance ID.",
        "Specify -Id, pipe instances or IDs, or specify which property contains the ID: -Id { $_.OrderId }.");
}
