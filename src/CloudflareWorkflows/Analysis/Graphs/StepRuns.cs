using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>What an instance did with the steps of one type that have one name in the code. The history counts by name, so
/// these are the runs of all places that have the name.</summary>
internal sealed record StepRuns
{
    /// <summary>The type in the history: step, sleep, waitForEvent, rollback.</summary>
    public required string Type { get; init; }

    /// <summary>The name in the code.</summary>
    public required string Name { get; init; }

    /// <summary>The steps, oldest first.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    /// <summary>The rollbacks of these steps, oldest first.</summary>
    public IReadOnlyList<WorkflowStep> Rollbacks { get; init; } = [];

    /// <summary>How many steps started.</summary>
    public int Runs => Steps.Count;

    /// <summary>How many of them failed.</summary>
    public int Failed => CountOf(InstanceStatus.Errored);

    /// <summary>How many of them ended because the instance was stopped.</summary>
    public int Stopped => CountOf(InstanceStatus.Terminated);

    /// <summary>How many of them haven't ended.</summary>
    public int Open => Steps.Count(step => step.IsOpen);

    /// <summary>The number of attempts after the first ones.</summary>
    public int Retries => Steps.Sum(step => Math.Max(step.Attempts.Length - 1, 0));

    /// <summary>The durations of the steps that ended, summed up; null if none is known.</summary>
    public TimeSpan? Duration => Steps.Select(step => step.Duration).OfType<TimeSpan>().ToArray() is { Length: > 0 } known
        ? known.Aggregate(TimeSpan.Zero, (sum, one) => sum + one)
        : null;

    /// <summary>The error of the last step that has one. A step that succeeded can have one of an earlier
    /// attempt.</summary>
    public WorkflowError? LastError => Steps.LastOrDefault(step => step.Error is not null)?.Error;

    private int CountOf(string status) => Steps.Count(step => step.Status == status);
}
