using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Tells what an input is that has lost its type, such as a row of a CSV file: by its properties.</summary>
internal static class InputShape
{
    private static readonly string[] s_workflow = [.. typeof(Workflow).GetProperties().Select(property => property.Name)];

    /// <summary>Keys that other objects have too.</summary>
    private static readonly string[] s_keys = [nameof(Workflow.WorkflowName), nameof(Workflow.AccountId)];

    /// <summary>What only a step has beside the id of its instance.</summary>
    private static readonly string[] s_step = ["Name", "Occurrence", "Attempts", "Timeline"];

    private static readonly string[] s_version =
        [.. typeof(WorkflowVersion).GetProperties().Select(property => property.Name)];

    /// <summary>The kind of an input, by its type or else by its properties.</summary>
    public static InputKind KindOf(PSObject input)
    {
        InputKind kind = InputKinds.Of(input);
        return kind switch
        {
            InputKind.Other when Has(input, "InstanceId") && !Has(input, "Id") && s_step.Any(name => Has(input, name)) => InputKind.Step,
            InputKind.Other when IsLike(input, s_workflow) && NamesWorkflow(input) => InputKind.Workflow,
            InputKind.Other when IsLike(input, s_version) => InputKind.OtherOfModule,
            _ => kind,
        };
    }

    /// <summary>Whether an input tells of a step without being one: an event.</summary>
    public static bool IsOfStep(PSObject input) => Has(input, "InstanceId") && Text(input, "StepName").Length > 0;

    /// <summary>A property as text; empty if it is not there, or cannot be read.</summary>
    public static string Text(PSObject input, string property)
    {
        try
        {
            return Convert.ToString(input.Properties[property]?.Value, CultureInfo.InvariantCulture) ?? "";
        }
        catch (GetValueException)
        {
            // A property that is computed may throw; it names nothing.
            return "";
        }
    }

    public static bool Has(PSObject input, string property) => input.Properties[property] is not null;

    /// <summary>Whether an input is a list that was not taken apart, or a hashtable.</summary>
    public static bool IsList(PSObject input) => input.BaseObject is IEnumerable and not string;

    /// <summary>Whether a value can be an id: text, a whole number or a Guid.</summary>
    public static bool IsId(object? value) => Bare(value) is
        string or char or sbyte or byte or short or ushort or int or uint or long or ulong or Guid;

    /// <summary>Whether a value is an id, or a list of ids.</summary>
    public static bool IsIds(object? value) =>
        IsId(value) || (Bare(value) is IList list && list.Cast<object?>().All(IsId));

    /// <summary>Whether an input has a key, and no property that a type lacks. A row with a column of another name may be
    /// about one instance, and is not taken for the whole workflow.</summary>
    private static bool IsLike(PSObject input, string[] properties) =>
        input.BaseObject is PSCustomObject
        && (Has(input, "WorkflowName") || Has(input, "AccountId"))
        && input.Properties.All(property => properties.Contains(property.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether an input is a workflow by its name, or by its keys alone. The name of a step, or a row with a time of
    /// creation, is not that.</summary>
    private static bool NamesWorkflow(PSObject input) => Has(input, "Name")
        ? !Has(input, "WorkflowName") || Text(input, "Name") == Text(input, "WorkflowName")
        : input.Properties.All(property => s_keys.Contains(property.Name, StringComparer.OrdinalIgnoreCase));

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
