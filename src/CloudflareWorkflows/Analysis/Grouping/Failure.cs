using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Why an instance failed. The instance is null for a group of a baseline that has lost its
/// instances.</summary>
internal sealed record Failure(
    string? AccountId, string WorkflowName, string? StepName, string? ErrorName, string? Message, WorkflowInstanceDetail? Instance)
{
    private const string Wrapper = "Step threw a NonRetryableError with message \"";

    /// <summary>Whether it belongs to the baseline.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>The message as the service reports it.</summary>
    public string? Sample => Instance?.Cause?.Message;

    /// <summary>When the instance failed.</summary>
    // Local times go back when the clocks do.
    public DateTime? On => (Instance?.EndedOn ?? Instance?.ModifiedOn ?? Started)?.ToUniversalTime();

    /// <summary>When the instance was created. A restart changes the other times.</summary>
    public DateTime? Started => (Instance?.CreatedOn ?? Instance?.QueuedOn ?? Instance?.StartedOn)?.ToUniversalTime();

    public static Failure Of(WorkflowInstanceDetail instance)
    {
        WorkflowStep? step = instance.FailedStep;
        (string? name, string? message) = Thrown(step?.Error ?? instance.Error);
        return new Failure(instance.AccountId, instance.WorkflowName, step?.NameInCode, name, message, instance);
    }

    /// <summary>The failure that a group without instances describes.</summary>
    public static Failure Of(WorkflowErrorGroup group)
    {
        (string? name, string? message) = Thrown(
            new WorkflowError { Name = group.ErrorName, Message = group.SampleMessage ?? group.Message });
        return new Failure(group.AccountId, group.WorkflowName, group.StepName, name, message, null);
    }

    /// <summary>The error that the code threw. The service wraps a NonRetryableError in a sentence of its own, which would
    /// be the same for all.</summary>
    private static (string? Name, string? Message) Thrown(WorkflowError? error)
    {
        string? name = string.IsNullOrEmpty(error?.Name) ? null : error!.Name;
        string? message = error?.Message;
        if (message?.StartsWith(Wrapper, StringComparison.Ordinal) != true)
        {
            return (name, message);
        }

        string inner = message[Wrapper.Length..];
        inner = inner.Length > 0 && inner[^1] == '"' ? inner[..^1] : inner;
        int colon = inner.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && inner.IndexOf(' ') > colon ? (inner[..colon], inner[(colon + 2)..]) : ("NonRetryableError", inner);
    }
}
