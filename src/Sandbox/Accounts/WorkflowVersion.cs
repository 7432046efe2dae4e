using System;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A version of a workflow: what one deployment of it set.</summary>
public sealed record WorkflowVersion
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The class that runs.</summary>
    public required string ClassName { get; init; }

    /// <summary>When it was deployed.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The most steps of an instance; null for the plan's default.</summary>
    public int? StepLimit { get; init; }

    /// <summary>How long ended instances are kept; null for the account's default.</summary>
    public Retention? Retention { get; init; }

    /// <summary>How many instances may run at once; null for no limit of its own.</summary>
    public int? ConcurrencyLimit { get; init; }
}
