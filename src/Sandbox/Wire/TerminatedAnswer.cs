using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What the termination of given instances answers; its count is spelled unlike the rest.</summary>
internal sealed record TerminatedAnswer(
    string Status, [property: JsonPropertyName("instancesTerminated")] int InstancesTerminated);
