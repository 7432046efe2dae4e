using System;

namespace CloudflareWorkflows.Models;

/// <summary>What an account sets for all its workflows. A workflow's own settings come first.</summary>
public sealed record WorkflowSetting
{
    /// <summary>The account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>How long instances are kept that ended well; null for the service's default: 3 days on the free plan, 7 or 30
    /// on a paid one.</summary>
    public TimeSpan? SuccessRetention { get; internal init; }

    /// <summary>How long instances are kept that ended with an error; null for the service's default.</summary>
    public TimeSpan? ErrorRetention { get; internal init; }

    /// <summary>The account.</summary>
    public override string ToString() => AccountId ?? "";
}
