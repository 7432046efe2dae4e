using System;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>An event of an instance, as a subscriber receives it.</summary>
/// <param name="Timestamp">The time.</param>
/// <param name="Type">The type, in the service's spelling.</param>
internal sealed record InstanceEvent(DateTimeOffset Timestamp, string Type)
{
    /// <summary>Starts at 1 and increases, also across restarts.</summary>
    public long EventId { get; init; }

    public string InstanceId { get; init; } = "";

    public string? StepName { get; init; }

    public int? Attempt { get; init; }

    public string? EventType { get; init; }

    public RawJson? Params { get; init; }

    public StepConfig? Config { get; init; }

    public RawJson? Output { get; init; }

    public StepError? Error { get; init; }

    public long? RetryDelayMs { get; init; }

    public long? DurationMs { get; init; }
}
