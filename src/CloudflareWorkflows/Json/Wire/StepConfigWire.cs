using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The retry configuration of a step. Times are milliseconds, phrases, or <c>[dynamic]</c>.</summary>
internal sealed record StepConfigWire(StepConfigWire.RetriesWire? Retries, JsonElement Timeout)
{
    public WorkflowStepConfig ToModel() => new()
    {
        RetryLimit = Retries?.Limit,
        RetryDelay = Text(Retries?.Delay),
        Backoff = Retries?.Backoff,
        Timeout = Text(Timeout),
    };

    private static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given.ToString() : null;

    internal sealed record RetriesWire(int? Limit, JsonElement Delay, string? Backoff);
}
