using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A version of a workflow: the settings of one deployment.</summary>
public sealed record WorkflowVersion
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The class.</summary>
    public required string ClassName { get; init; }

    /// <summary>When it was deployed.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The graph of its code, as JSON text; null for the statements of its script.</summary>
    public string? Graph { get; init; }

    /// <summary>Whether there is a graph. The service can't read all code.</summary>
    public bool HasGraph { get; init; } = true;

    /// <summary>The maximum number of steps of an instance; null for the plan's default.</summary>
    public int? StepLimit { get; init; }

    internal StepScript Script { get; init; } = StepScript.Default;

    /// <summary>How long ended instances are kept; null for the account's default.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The maximum number of running instances; null for none.</summary>
    public int? ConcurrencyLimit { get; init; }
}
