using System;

namespace CloudflareWorkflows.Models;

/// <summary>A version of a workflow: the settings of one deployment. An instance keeps the version that it was started
/// with.</summary>
public sealed record WorkflowVersion
{
    /// <summary>The ID, which is a UUID.</summary>
    public string VersionId { get; internal init; } = "";

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The class in the Worker script.</summary>
    public string? ClassName { get; internal init; }

    /// <summary>The language of the code: javascript or python.</summary>
    public string? Language { get; internal init; }

    /// <summary>Whether the service has a graph of the code, for Get-CfWorkflowGraph.</summary>
    public bool? HasDag { get; internal init; }

    /// <summary>When the version was deployed, in local time.</summary>
    public DateTime? CreatedOn { get; internal init; }

    /// <summary>When the version was last changed, in local time.</summary>
    public DateTime? ModifiedOn { get; internal init; }

    /// <summary>How many steps an instance can have; null for the default of the service: 1,024 on the free plan,
    /// 10,000 on a paid plan.</summary>
    public int? StepLimit { get; internal init; }

    /// <summary>How long the service keeps instances that completed successfully; null for the default of the
    /// account.</summary>
    public TimeSpan? SuccessRetention { get; internal init; }

    /// <summary>How long the service keeps instances that ended with an error; null for the default of the
    /// account.</summary>
    public TimeSpan? ErrorRetention { get; internal init; }

    /// <summary>How many instances can run at the same time; null if the version sets no limit.</summary>
    public int? ConcurrencyLimit { get; internal init; }

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the ID.</summary>
    public override string ToString() => VersionId;
}
