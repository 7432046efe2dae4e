using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A step in full: its output is JSON, not text.</summary>
internal sealed record StepAnswer(
    string Status,
    StepError? Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EventType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RawJson? Output);
