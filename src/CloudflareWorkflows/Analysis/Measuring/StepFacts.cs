using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>What a measure takes from a step that ran.</summary>
internal readonly struct StepFacts
{
    public string? AccountId { get; init; }

    public string? WorkflowName { get; init; }

    /// <summary>The name in the code.</summary>
    public string Name { get; init; }

    public bool IsFailed { get; init; }

    /// <summary>The number of attempts after the first one.</summary>
    public int Retries { get; init; }

    /// <summary>Null while it runs.</summary>
    public TimeSpan? Duration { get; init; }

    public static StepFacts Of(WorkflowStep step) => new()
    {
        AccountId = step.AccountId,
        WorkflowName = step.WorkflowName,
        Name = step.NameInCode,
        IsFailed = step.Status == InstanceStatus.Errored,
        Retries = Math.Max(0, step.Attempts.Length - 1),
        Duration = step.IsOpen ? null : NotNegative(step.Duration),
    };

    /// <summary>The clocks of the service may differ by some milliseconds.</summary>
    private static TimeSpan? NotNegative(TimeSpan? time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
