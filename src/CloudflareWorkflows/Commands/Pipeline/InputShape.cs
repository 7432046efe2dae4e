using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Tells what an input is that has lost its type, such as a row of a CSV file: by its properties.</summary>
internal static class InputShape
{
    private static readonly string[] s_workflow = [.. typeof(Workflow).GetProperties().Select(property => property.Name)];

    private static readonly string[] s_version =
        [.. typeof(WorkflowVersion).GetProperties().Select(property => property.Name)];

    /// <summary>The kind of an input, by its type or else by its properties.</summary>
    public static InputKind KindOf(PSObject input)
    {
        InputKind kind = InputKinds.Of(input);
        return kind switch
        {
            InputKind.Other when Has(input, "InstanceId") && Has(input, "Name") && !Has(input, "Id") => InputKind.Step,
            InputKind.Other when IsLike(input, s_workflow) => InputKind.Workflow,
            InputKind.Other when IsLike(input, s_version) => InputKind.OtherOfModule,
            _ => kind,
        };
    }

    /// <summary>Whether an input tells of a step without being one: an event.</summary>
    public static bool IsOfStep(PSObject input) =>
        Has(input, "InstanceId") && input.Properties["StepName"]?.Value is object name && name.ToString() is not (null or "");

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

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
