using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The state of an instance at one time.</summary>
public sealed record InstanceSnapshot
{
    /// <summary>One of <see cref="InstanceStatus.All"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was queued: at its creation, or at its last restart.</summary>
    public required DateTimeOffset QueuedOn { get; init; }

    /// <summary>When it started; null while it is queued.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When it ended; null before that.</summary>
    public DateTimeOffset? EndedOn { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ModifiedOn { get; init; }

    /// <summary>The error.</summary>
    public StepError? Error { get; init; }

    /// <summary>The outcome of the rollback; null without one or while it runs.</summary>
    public RollbackOutcome? Rollback { get; init; }

    /// <summary>The step log.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>When the next change happens without an action; null for never.</summary>
    public DateTimeOffset? NextChange { get; init; }
}
