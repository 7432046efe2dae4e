using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The configuration of a step in the log and the graph.</summary>
internal sealed record StepConfig(
    StepRetries Retries,
    string Timeout,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sensitive)
{
    public static StepConfig Of(DoStep step) => new(
        new StepRetries(
            step.Retries.Limit,
            (long)step.Retries.Delay.TotalMilliseconds,
            JsonName.Of(step.Retries.Backoff)),
        step.Timeout,
        step.IsSensitive ? "output" : null);
}
