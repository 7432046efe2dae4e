using System;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>Something that happened in a run, as a subscriber is told.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="Type">What, in the service's spelling.</param>
internal sealed record RunEvent(DateTimeOffset Timestamp, string Type)
{
    /// <summary>Grows from 1, also over a restart.</summary>
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
