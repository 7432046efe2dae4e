using System;

namespace CloudflareWorkflows.Models;

/// <summary>The settings of an account for all its workflows. The settings of a workflow override them.</summary>
public sealed record WorkflowSetting
{
    /// <summary>The ID of the account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>How long the service keeps instances that completed successfully; null for the default of the service:
    /// 3 days on the free plan, 7 or 30 on a paid plan.</summary>
    public TimeSpan? SuccessRetention { get; internal init; }

    /// <summary>How long the service keeps instances that ended with an error; null for the default of the
    /// service.</summary>
    public TimeSpan? ErrorRetention { get; internal init; }

    /// <summary>Returns the ID of the account.</summary>
    public override string ToString() => AccountId ?? "";
}
