using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>What the service says of its job that stops instances: ok, already_running, running or not_running; and, where
/// ids were given, how many of them it stops.</summary>
internal sealed record TerminationWire(string? Status)
{
    [JsonPropertyName("instancesTerminated")]
    public int? InstancesTerminated { get; init; }
}
