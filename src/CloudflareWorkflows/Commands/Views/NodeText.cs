using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats one node of a graph on one line: its type, its name, and its retries, times and events.</summary>
internal static class NodeText
{
    private const int Longest = 80;

    /// <param name="node">A node, live or deserialized.</param>
    public static string Of(PSObject node)
    {
        object? details = Value(node, "Details");
        string?[] words =
        [
            Word(Value(node, "Part")) is string part ? $"{part}:" : null,
            Word(Value(node, "Type")),
            Quoted(Value(node, "Name")),
            Word(Value(node, "Kind")),
        ];
        string head = string.Join(" ", words.Where(word => word is not null));
        string[] known = [.. Known(details)];
        return known.Length > 0 ? $"{head} ({string.Join(", ", known)})"
            : details is null ? head
            : $"{head} {JsonText.Of(details, Longest)}";
    }

    /// <summary>The service's step_do is displayed as a step.</summary>
    private static string? Word(object? name) => name is null ? null : VisibleText.OnOneLine(name) switch
    {
        "step_do" => "step",
        "branches" => "branch",
        "try_block" => "try",
        "catch_block" => "catch",
        "finally_block" => "finally",
        string other => (other.StartsWith("step_", StringComparison.Ordinal) ? other[5..] : other).Replace('_', ' '),
    };

    private static string? Quoted(object? name) => name is null ? null : $"'{VisibleText.OnOneLine(name)}'";

    private static IEnumerable<string> Known(object? details)
    {
        if (Path(details, "options", "event_type") is object type)
        {
            yield return $"event {VisibleText.OnOneLine(type)}";
        }

        if (Path(details, "config", "retries", "limit") is object limit)
        {
            string delay = Time(Path(details, "config", "retries", "delay")) is string time ? $" after {time}" : "";
            string backoff = Path(details, "config", "retries", "backoff") is object growth
                ? $" {VisibleText.OnOneLine(growth)}" : "";
            yield return $"{VisibleText.OnOneLine(limit)} retries{delay}{backoff}";
        }

        if (Time(Path(details, "duration")) is string length)
        {
            yield return length;
        }

        if (Path(details, "timestamp") is object until)
        {
            yield return $"until {VisibleText.OnOneLine(until)}";
        }

        if (Time(Path(details, "config", "timeout") ?? Path(details, "options", "timeout")) is string timeout)
        {
            yield return $"timeout {timeout}";
        }
    }

    /// <summary>A number is in milliseconds; text stays text.</summary>
    private static string? Time(object? value) => value switch
    {
        null => null,
        long milliseconds and >= 0 and < long.MaxValue / TimeSpan.TicksPerMillisecond =>
            DurationText.Of(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond)),
        _ => VisibleText.OnOneLine(value),
    };

    private static object? Path(object? value, params string[] names) =>
        names.Aggregate(value, (inner, name) => inner is null ? null : Value(PSObject.AsPSObject(inner), name));

    private static object? Value(PSObject node, string property) =>
        node.Properties[property]?.Value is object value
            ? BaseObject.OrCustomObject(value)
            : null;
}
