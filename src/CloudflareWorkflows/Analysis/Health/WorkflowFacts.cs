using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>What is known of a workflow when its health is judged.</summary>
internal sealed record WorkflowFacts(Workflow Workflow)
{
    /// <summary>What happened since the start of the time range; null if it could not be read, or was not
    /// needed.</summary>
    public HealthActivity? Activity { get; init; }

    /// <summary>The full objects of the oldest running and waiting instances.</summary>
    public IReadOnlyList<WorkflowInstanceDetail> Open { get; init; } = [];

    /// <summary>Other instances that may be stuck or overdue, the oldest first.</summary>
    public IReadOnlyList<WorkflowInstance> Unread { get; init; } = [];

    /// <summary>How many more there may be that were not even listed.</summary>
    public int Unlisted { get; init; }

    /// <summary>The usual durations of its steps.</summary>
    public StepDurations Usual { get; init; } = StepDurations.None;

    /// <summary>Whether the rate of errors takes into account what the list of errored instances shows.</summary>
    public bool HasListedErrors { get; init; }

    /// <summary>The oldest instances that ended with an error; null if they were not read.</summary>
    public IReadOnlyList<WorkflowInstance>? Errored { get; init; }

    /// <summary>Whether there are more of them.</summary>
    public bool HasMoreErrored { get; init; }

    /// <summary>How long the service keeps them; null if it isn't known.</summary>
    public TimeSpan? ErrorRetention { get; init; }

    /// <summary>How many instances may run at the same time; null if there is no limit, or it isn't known.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>The errors that are not in the baseline.</summary>
    public IReadOnlyList<WorkflowInstanceFinding> NewErrors { get; init; } = [];

    /// <summary>The checks that could not be made, with the reasons.</summary>
    public IReadOnlyDictionary<string, string> NotChecked { get; init; } = new Dictionary<string, string>();
}
