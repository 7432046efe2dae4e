using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Models;

/// <summary>A limit on running instances that workflows can share.</summary>
public sealed record WorkflowConcurrencyKey
{
    /// <summary>The name, which is unique in the account.</summary>
    [JsonPropertyName("name")]
    public string KeyName { get; init; } = "";

    /// <summary>How many instances can run at the same time.</summary>
    public int? Limit { get; init; }

    /// <summary>The ID.</summary>
    [JsonPropertyName("id")]
    public string KeyId { get; init; } = "";

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedOn { get; init; }

    /// <summary>The account that the key belongs to.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The versions of workflows that refer to the key; null in a listing, which doesn't report
    /// them.</summary>
    public WorkflowConcurrencyReference[]? ReferencingWorkflows { get; init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => KeyName;
}
