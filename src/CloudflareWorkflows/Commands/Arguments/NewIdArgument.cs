using System;
using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the id of a new instance from a piped object. An invalid id is rejected; ids are never invented
/// here.</summary>
internal static class NewIdArgument
{
    private static readonly string[] s_names = ["Id", "InstanceId"];

    /// <summary>Reads the property Id or InstanceId.</summary>
    /// <returns>The id; null if the object has no such property.</returns>
    public static string? OfMembers(PSObject input, InputMembers members)
    {
        object?[] values = Read(input, () => members.Values(s_names));
        return values.Length switch
        {
            0 => null,
            1 => Checked(input, values[0], "the property Id"),
            _ => throw Twice("The object has several properties for the ID (Id, InstanceId).", input),
        };
    }

    public static CmdletErrorException Twice(string message, object input) =>
        new("IdTwice", ErrorCategory.InvalidArgument, message, input)
        {
            RecommendedAction = "Remove one of them, or choose one with -IdProperty.",
        };

    /// <summary>Creates the error for an input without an id, if only the id shows whether the instance
    /// exists.</summary>
    public static CmdletErrorException Missing(object input) =>
        new("IdMissing", ErrorCategory.InvalidArgument, "The input has no ID, and -SkipExisting needs one.", input)
        {
            RecommendedAction = "Specify the property that contains the ID with -IdProperty, or remove -SkipExisting.",
        };

    /// <summary>Reads the id that -IdProperty selects.</summary>
    /// <param name="input">The object.</param>
    /// <param name="members">Its properties.</param>
    /// <param name="idProperty">The name of a property, or a script block.</param>
    public static string OfIdProperty(PSObject input, InputMembers members, object idProperty) =>
        BaseObject.OrCustomObject(idProperty) is ScriptBlock script
            ? Checked(input, Read(input, () => Run(script, input)), "-IdProperty")
            : members.Has($"{idProperty}")
                ? Checked(input, Read(input, () => members.Value($"{idProperty}")), $"the property {idProperty}")
                : throw Refused(input, $"it has no property '{idProperty}'.");

    /// <summary>Validates the value of the id.</summary>
    public static string Checked(PSObject input, object? value, string source)
    {
        object? bare = BaseObject.OrCustomObject(value);
        if (bare is IEnumerable and not (string or IDictionary))
        {
            throw Refused(input, $"{source} is a list. An instance has one ID.", "IdNotOne");
        }

        string? id = KeyText.Of(value);
        return string.IsNullOrEmpty(id)
            ? throw Refused(input, $"{source} {Describe(bare)}; an ID must be text, a whole number, or a Guid.")
            : ServiceRules.NewInstanceId(id!) is string breach
                ? throw Refused(input, $"{source} is '{id}': {breach}.")
                : id!;
    }

    private static object? Run(ScriptBlock script, PSObject input)
    {
        Collection<PSObject> values = script.InvokeWithContext(null, [new PSVariable("_", input)]);
        return values.Count == 1 ? values[0] : values.Count == 0 ? null : values;
    }

    private static T Read<T>(PSObject input, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw Refused(input, $"the ID can't be read: {failure.Message}");
        }
    }

    private static string Describe(object? value) => value is null or "" ? "is empty" : $"has the type {value.GetType().Name}";

    private static CmdletErrorException Refused(PSObject input, string reason, string errorId = "InvalidId") => new(
        errorId, ErrorCategory.InvalidArgument, $"No instance was started for an object: {reason}", input)
    {
        RecommendedAction = "Choose another property with -IdProperty, or create the ID with a script block: "
            + "-IdProperty { \"order-$($_.Number)\" }. For new IDs, use -IdProperty { New-Guid }.",
    };
}
