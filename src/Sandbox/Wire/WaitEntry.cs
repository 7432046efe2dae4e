using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A wait for an event in the step log.</summary>
internal sealed record WaitEntry(
    string Name,
    DateTimeOffset Start,
    DateTimeOffset? End,
    bool Finished,
    StepError? Error,
    string EventType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Output)
    : StepEntry("waitForEvent");
