using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats the details of an event on one line, for the views. The objects contain them in full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventText
{
    /// <summary>Returns the error, the delay before the next attempt, the duration, and the output, as far as
    /// available.</summary>
    /// <param name="one">An event, live or deserialized.</param>
    public static string Of(PSObject one)
    {
        List<string> parts = [];
        if (Value(one, "Error") is object error)
        {
            parts.Add(VisibleText.OnOneLine(error));
        }

        if (Value(one, "RetryDelay") is TimeSpan delay)
        {
            parts.Add($"retry in {DurationText.Of(delay)}");
        }

        if (Value(one, "EventType") is object type)
        {
            parts.Add($"event {VisibleText.OnOneLine(type)}");
        }

        if (Value(one, "Duration") is TimeSpan duration)
        {
            parts.Add(DurationText.Of(duration));
        }

        if (Value(one, "Output") is object output)
        {
            parts.Add(JsonText.Of(output));
        }

        return string.Join(", ", parts);
    }

    private static object? Value(PSObject one, string property) => one.Properties[property]?.Value;
}
