using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A version in a response, with its settings in nested objects.</summary>
internal sealed record VersionWire
{
    public string? Id { get; init; }

    public string? ClassName { get; init; }

    public string? Language { get; init; }

    public bool? HasDag { get; init; }

    public DateTime? CreatedOn { get; init; }

    public DateTime? ModifiedOn { get; init; }

    public LimitsWire? Limits { get; init; }

    public RetentionReadWire? DefaultRetention { get; init; }

    public ConcurrencyWire? Concurrency { get; init; }

    public WorkflowVersion ToModel(string accountId, string workflowName) => new()
    {
        AccountId = accountId,
        WorkflowName = workflowName,
        VersionId = Id ?? "",
        ClassName = ClassName,
        Language = Language,
        HasDag = HasDag,
        CreatedOn = CreatedOn,
        ModifiedOn = ModifiedOn,
        StepLimit = Limits?.Steps,
        SuccessRetention = DefaultRetention?.SuccessRetention,
        ErrorRetention = DefaultRetention?.ErrorRetention,
        ConcurrencyLimit = Concurrency?.Limit,
    };
}
