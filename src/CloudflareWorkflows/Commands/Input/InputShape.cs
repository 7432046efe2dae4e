using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Determines the kind of an input that has lost its type, such as a CSV row, by its properties.</summary>
internal static class InputShape
{
    private static readonly string[] s_workflow = [.. typeof(Workflow).GetProperties().Select(property => property.Name)];

    /// <summary>Keys that other objects have too.</summary>
    private static readonly string[] s_keys = [nameof(Workflow.WorkflowName), nameof(Workflow.AccountId)];

    /// <summary>Properties that only a step has in addition to the id of its instance.</summary>
    private static readonly string[] s_step = ["Name", "Occurrence", "Attempts", "Timeline"];

    private static readonly string[] s_account = [.. typeof(WorkflowAccount).GetProperties().Select(property => property.Name)];

    private static readonly string[] s_version =
        [.. typeof(WorkflowVersion).GetProperties().Select(property => property.Name)];

    /// <summary>Returns the kind of an input, by its type or otherwise by its properties.</summary>
    public static InputKind KindOf(PSObject input)
    {
        InputKind kind = InputKinds.Of(input);
        return kind switch
        {
            InputKind.Other when Has(input, "InstanceId") && !Has(input, "Id") && s_step.Any(name => Has(input, name)) => InputKind.Step,
            InputKind.Other when IsLike(input, s_account) => InputKind.Account,
            InputKind.Other when IsLike(input, s_workflow) && NamesWorkflow(input) => InputKind.Workflow,
            InputKind.Other when IsLike(input, s_version) => InputKind.WorkflowReference,
            _ => kind,
        };
    }

    /// <summary>Whether an input refers to a step without being one: an event.</summary>
    public static bool IsOfStep(PSObject input) => Has(input, "InstanceId") && Text(input, "StepName").Length > 0;

    /// <summary>Returns a property as text; empty if it is missing or cannot be read.</summary>
    public static string Text(PSObject input, string property)
    {
        try
        {
            return Convert.ToString(input.Properties[property]?.Value, CultureInfo.InvariantCulture) ?? "";
        }
        catch (GetValueException)
        {
            // A computed property may throw; then it identifies nothing.
            return "";
        }
    }

    public static bool Has(PSObject input, string property) => input.Properties[property] is not null;

    /// <summary>Whether an input is a list that was not enumerated, or a hashtable.</summary>
    public static bool IsList(PSObject input) => input.BaseObject is IEnumerable and not string;

    /// <summary>Whether a value can be an id: text, an integer or a Guid.</summary>
    public static bool IsId(object? value) => BaseObject.Of(value) is
        string or char or sbyte or byte or short or ushort or int or uint or long or ulong or Guid;

    /// <summary>Whether a value is an id, or a list of ids.</summary>
    public static bool IsIds(object? value) =>
        IsId(value) || (BaseObject.Of(value) is IList list && list.Cast<object?>().All(IsId));

    /// <summary>Whether an input has a key, and only properties of the type. A row with any other column may describe
    /// one instance, so it does not count as the whole workflow.</summary>
    private static bool IsLike(PSObject input, string[] properties) =>
        input.BaseObject is PSCustomObject
        && (Has(input, "WorkflowName") || Has(input, "AccountId"))
        && input.Properties.All(property => properties.Contains(property.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether an input identifies a workflow by its name, or by its keys alone. The name of a step, or a
    /// row with a creation time, does not.</summary>
    private static bool NamesWorkflow(PSObject input) => Has(input, "Name")
        ? !Has(input, "WorkflowName") || Text(input, "Name") == Text(input, "WorkflowName")
        : input.Properties.All(property => s_keys.Contains(property.Name, StringComparer.OrdinalIgnoreCase));
}
