using System;

namespace CloudflareWorkflows.Models;

/// <summary>A version of a workflow: what one deployment of it set. An instance keeps to the version it was started
/// with.</summary>
public sealed record WorkflowVersion
{
    /// <summary>The id, a uuid.</summary>
    public string VersionId { get; internal init; } = "";

    /// <summary>The workflow it is a version of.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The class in the Worker script.</summary>
    public string? ClassName { get; internal init; }

    /// <summary>What it is written in: javascript or python.</summary>
    public string? Language { get; internal init; }

    /// <summary>Whether the service could make a graph of its code, for Get-CfWorkflowGraph.</summary>
    public bool? HasDag { get; internal init; }

    /// <summary>When it was deployed, in local time.</summary>
    public DateTime? CreatedOn { get; internal init; }

    /// <summary>When it was last changed, in local time.</summary>
    public DateTime? ModifiedOn { get; internal init; }

    /// <summary>How many steps an instance may have; null for the service's default: 1,024 on the free plan, 10,000 on a
    /// paid one.</summary>
    public int? StepLimit { get; internal init; }

    /// <summary>How long instances are kept that ended well; null for the account's default.</summary>
    public TimeSpan? SuccessRetention { get; internal init; }

    /// <summary>How long instances are kept that ended with an error; null for the account's default.</summary>
    public TimeSpan? ErrorRetention { get; internal init; }

    /// <summary>How many instances may run at once; null for no limit of its own.</summary>
    public int? ConcurrencyLimit { get; internal init; }

    /// <summary>The account it belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The id.</summary>
    public override string ToString() => VersionId;
}
