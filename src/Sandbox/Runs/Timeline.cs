using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>All that can be told of an instance at one instant.</summary>
public sealed record Timeline
{
    /// <summary>One of <see cref="InstanceStatus.All"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was queued: at its creation, or at its last restart.</summary>
    public required DateTimeOffset QueuedOn { get; init; }

    /// <summary>When it left the queue; null while it is in it.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? EndedOn { get; init; }

    /// <summary>When anything about it changed last.</summary>
    public DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Why it errored.</summary>
    public StepError? Error { get; init; }

    /// <summary>How undoing went; null when nothing was undone or it still goes on.</summary>
    public RollbackOutcome? Rollback { get; init; }

    /// <summary>The step log.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>When the next change comes by itself; null when none does.</summary>
    public DateTimeOffset? NextChange { get; init; }
}
