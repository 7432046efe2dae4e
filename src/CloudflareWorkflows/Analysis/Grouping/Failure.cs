using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Why an instance failed. The instance is null for a group of a baseline that has lost its
/// instances.</summary>
internal sealed record Failure(
    string? AccountId, string WorkflowName, string? StepName, string? ErrorName, string? Message, WorkflowInstanceDetail? Instance)
{
    /// <summary>Whether it belongs to the baseline.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>The message, unchanged.</summary>
    public string? Sample => Instance?.Cause?.Message;

    /// <summary>When the instance failed.</summary>
    // Local times go back when the clocks do.
    public DateTime? On => (Instance?.EndedOn ?? Instance?.ModifiedOn ?? Started)?.ToUniversalTime();

    /// <summary>When the instance was created. A restart changes the other times.</summary>
    public DateTime? Started => (Instance?.CreatedOn ?? Instance?.QueuedOn ?? Instance?.StartedOn)?.ToUniversalTime();

    public static Failure Of(WorkflowInstanceDetail instance)
    {
        WorkflowError? cause = instance.Cause;
        return new Failure(
            instance.AccountId, instance.WorkflowName, instance.FailedStep?.NameInCode, Known(cause?.Name), cause?.Message, instance);
    }

    /// <summary>The failure that a group without instances describes.</summary>
    public static Failure Of(WorkflowErrorGroup group) => new(
        group.AccountId, group.WorkflowName, group.StepName, Known(group.ErrorName),
        group.SampleMessage ?? group.Message, null);

    private static string? Known(string? name) => string.IsNullOrEmpty(name) ? null : name;
}
