using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>Reads the settings of a node of a graph from its details, which may be deserialized.</summary>
internal static class GraphDetails
{
    /// <summary>Returns the node with the properties that its details contain.</summary>
    public static WorkflowGraphNode Read(WorkflowGraphNode node) => node.Details is null ? node : node with
    {
        Condition = Text(node.Details, "condition") ?? Text(node.Details, "discriminant"),
        EventType = Text(node.Details, "options", "event_type"),
        SleepDuration = Text(node.Details, "duration"),
        SleepUntil = Text(node.Details, "timestamp"),
        Config = Config(node.Details),
    };

    private static WorkflowStepConfig? Config(object details)
    {
        WorkflowStepConfig config = new()
        {
            RetryLimit = Value(details, "config", "retries", "limit") is object limit
                && LanguagePrimitives.TryConvertTo(limit, out int number) ? number : null,
            RetryDelay = Text(details, "config", "retries", "delay"),
            Backoff = Text(details, "config", "retries", "backoff"),
            Timeout = Text(details, "config", "timeout") ?? Text(details, "options", "timeout"),
        };
        return config == new WorkflowStepConfig() ? null : config;
    }

    /// <summary>A text or a number; null for anything else.</summary>
    private static string? Text(object details, params string[] path) => BaseObject.Of(Value(details, path)) switch
    {
        string text => text,
        IFormattable number when number is long or int or double or BigInteger =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Value(object? details, params string[] path) => path.Aggregate(details, Member);

    private static object? Member(object? value, string name) => BaseObject.OrCustomObject(value) switch
    {
        null or string => null,
        IDictionary entries => entries.Contains(name) ? entries[name] : null,
        object other => PSObject.AsPSObject(other).Properties[name]?.Value,
    };
}
