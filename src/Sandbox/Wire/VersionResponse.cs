using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A version of a workflow.</summary>
internal sealed record VersionResponse(
    Guid Id, Guid WorkflowId, string ClassName, DateTimeOffset CreatedOn, DateTimeOffset ModifiedOn)
{
    public bool HasDag { get; init; } = true;

    public string Language { get; init; } = "javascript";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StepLimits? Limits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RetentionResponse? DefaultRetention { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConcurrencyResponse? Concurrency { get; init; }

    public static VersionResponse Of(Workflow workflow, WorkflowVersion version) =>
        new(version.Id, workflow.Id, version.ClassName, version.CreatedOn, version.CreatedOn)
        {
            HasDag = version.HasGraph,
            Limits = version.StepLimit is { } steps ? new StepLimits(steps) : null,
            DefaultRetention = RetentionResponse.Of(version.Retention),
            Concurrency = version.ConcurrencyLimit is { } limit ? new ConcurrencyResponse(limit) : null,
        };
}
