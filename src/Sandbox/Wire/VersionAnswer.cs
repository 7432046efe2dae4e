using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A version of a workflow.</summary>
internal sealed record VersionAnswer(
    Guid Id, Guid WorkflowId, string ClassName, DateTimeOffset CreatedOn, DateTimeOffset ModifiedOn)
{
    public bool HasDag { get; init; } = true;

    public string Language { get; init; } = "javascript";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StepLimits? Limits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RetentionAnswer? DefaultRetention { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConcurrencyAnswer? Concurrency { get; init; }

    public static VersionAnswer Of(Workflow workflow, WorkflowVersion version) =>
        new(version.Id, workflow.Id, version.ClassName, version.CreatedOn, version.CreatedOn)
        {
            Limits = version.StepLimit is { } steps ? new StepLimits(steps) : null,
            DefaultRetention = RetentionAnswer.Of(version.Retention),
            Concurrency = version.ConcurrencyLimit is { } limit ? new ConcurrencyAnswer(limit) : null,
        };
}
