using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Models;

/// <summary>A limit on running instances that workflows may share.</summary>
public sealed record WorkflowConcurrencyKey
{
    /// <summary>The name, unique in the account.</summary>
    [JsonPropertyName("name")]
    public string KeyName { get; init; } = "";

    /// <summary>How many instances may run at once.</summary>
    public int? Limit { get; init; }

    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public string KeyId { get; init; } = "";

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedOn { get; init; }

    /// <summary>The account it belongs to.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The versions of workflows that refer to it; null in a listing, which does not tell.</summary>
    public WorkflowConcurrencyReference[]? ReferencingWorkflows { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => KeyName;
}
