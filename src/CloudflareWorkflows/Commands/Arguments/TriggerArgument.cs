using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads a trigger from a trigger of this module, including a serialized one, or from a hashtable or an
/// object with the properties Type, Filter and Targets. The service's spelling of names is accepted too.</summary>
internal static class TriggerArgument
{
    private const int LongestText = 1024;
    private const int MostTargets = 100;

    /// <param name="value">The value.</param>
    /// <param name="scriptName">The script of the trigger; null to use the one in the value.</param>
    public static WorkflowTrigger Read(object value, string? scriptName)
    {
        string script = scriptName ?? Text(value, "ScriptName") ?? throw Refused(value, "it has no script name");
        object? targets = Member(value, "Targets");
        WorkflowTrigger trigger = new()
        {
            ScriptName = script,
            Type = Text(value, "Type") is { Length: > 0 } type ? type : throw Refused(value, "it has no type"),
            Filter = Member(value, "Filter"),
            Targets = [.. (LanguagePrimitives.GetEnumerable(targets) is IEnumerable list and not IDictionary
                ? list.Cast<object?>() : new[] { targets }).OfType<object>().Select(target => Target(target, script))],
        };
        return Breach(trigger) is string breach ? throw Refused(value, breach) : trigger;
    }

    private static WorkflowTriggerTarget Target(object value, string script) =>
        BaseObject.Of(value) is string name
            ? new WorkflowTriggerTarget { ScriptName = script, WorkflowName = name }
            : new WorkflowTriggerTarget
            {
                Type = Text(value, "Type") ?? "workflow",
                ScriptName = Text(value, "ScriptName") ?? script,
                WorkflowName = Text(value, "WorkflowName"),
            };

    private static string? Breach(WorkflowTrigger trigger) => trigger switch
    {
        { Targets.Length: 0 or > MostTargets } => "it must have 1 to 100 targets",
        _ when Array.Exists(trigger.Targets, target => string.IsNullOrEmpty(target.WorkflowName)) =>
            "a target has no workflow name",
        { Filter: null } => null,
        _ when IsOneValue(trigger.Filter) => "its filter is a single value without a name",
        _ => Values(trigger.Filter).All(IsScalar)
            ? null
            : "a filter can contain only text of up to 1,024 characters, numbers, and Booleans, each with a name",
    };

    /// <summary>Whether a filter is a single value instead of values by name.</summary>
    private static bool IsOneValue(object filter) =>
        BaseObject.Of(filter) is string or ValueType;

    private static object?[] Values(object filter) => filter is PSObject { BaseObject: IDictionary inner }
        ? [.. inner.Values]
        : filter is IDictionary dictionary
            ? [.. dictionary.Values]
            : [.. PSObject.AsPSObject(filter).Properties.Select(property => property.Value)];

    private static bool IsScalar(object? value) => BaseObject.Of(value) switch
    {
        string text => text.Length <= LongestText,
        bool or int or long or double or decimal => true,
        _ => false,
    };

    private static string? Text(object value, string name) =>
        Member(value, name) is object found ? Convert.ToString(found, CultureInfo.InvariantCulture) : null;

    /// <summary>Returns a member by its name, or by the service's spelling (script_name).</summary>
    private static object? Member(object value, string name)
    {
        if (BaseObject.Of(value) is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object>()
                .Where(key => string.Equals($"{key}".Replace("_", ""), name, StringComparison.OrdinalIgnoreCase))
                .Select(key => dictionary[key]).FirstOrDefault();
        }

        try
        {
            return PSObject.AsPSObject(value).Properties
                .FirstOrDefault(property =>
                    string.Equals(property.Name.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase))?.Value;
        }
        catch (GetValueException failure)
        {
            throw Refused(value, $"its {name} can't be read: {failure.Message}");
        }
    }

    private static CmdletErrorException Refused(object value, string reason) => new(
        "InvalidTrigger", ErrorCategory.InvalidArgument, $"The trigger isn't valid: {reason}.", value);
}
