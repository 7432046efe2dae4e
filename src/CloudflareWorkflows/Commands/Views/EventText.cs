using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>What came of an event, on one line, for the views. The objects hold it in full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventText
{
    /// <summary>The error, the time until the next attempt, the duration, and what was returned, as far as there are
    /// any.</summary>
    public static string Of(WorkflowEvent? one)
    {
        List<string> parts = [];
        if (one?.Error is WorkflowError error)
        {
            parts.Add(error.ToString());
        }

        if (one?.RetryDelay is not null)
        {
            parts.Add($"again in {DurationText.Of(one.RetryDelay)}");
        }

        if (one?.EventType is not null)
        {
            parts.Add($"event {one.EventType}");
        }

        if (one?.Duration is not null)
        {
            parts.Add(DurationText.Of(one.Duration));
        }

        if (one?.Output is not null)
        {
            parts.Add((string)LanguagePrimitives.ConvertTo(one.Output, typeof(string), CultureInfo.InvariantCulture));
        }

        return string.Join(", ", parts);
    }
}
