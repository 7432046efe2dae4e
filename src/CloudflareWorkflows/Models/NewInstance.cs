using System;

namespace CloudflareWorkflows.Models;

/// <summary>The definition of an instance to start.</summary>
internal sealed record NewInstance
{
    public string Id { get; init; } = "";

    /// <summary>Whether this module generated the ID, so that only this module can have used it.</summary>
    public bool IdIsOurs { get; init; }

    /// <summary>When an interrupted earlier run requested this instance, by the clock of the service. An instance
    /// created since then belongs to that run.</summary>
    public DateTimeOffset? AskedOn { get; init; }

    /// <summary>The params as JSON in UTF-8; null without params.</summary>
    public byte[]? Params { get; init; }

    public Retention? SuccessRetention { get; init; }

    public Retention? ErrorRetention { get; init; }

    public string? LocationHint { get; init; }
}
