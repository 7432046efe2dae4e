using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The state of the service's termination job: ok, already_running, running or not_running; and, if ids were
/// given, how many instances it terminates.</summary>
internal sealed record TerminationWire(string? Status)
{
    [JsonPropertyName("instancesTerminated")]
    public int? InstancesTerminated { get; init; }
}
