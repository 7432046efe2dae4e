using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering;

/// <summary>Formats durations for the views. The objects keep full precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DurationText
{
    /// <summary>Returns the two largest units: <c>412ms</c>, <c>2.8s</c>, <c>3m 12s</c>, <c>1h 05m</c>, <c>2d 03h</c>.</summary>
    public static string Of(TimeSpan? duration) => duration is TimeSpan known ? DurationFormat.Of(known) : "";
}
