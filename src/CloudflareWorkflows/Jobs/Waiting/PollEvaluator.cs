using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Decides which outcomes of a poll are final and which instances must be polled again.</summary>
/// <param name="statuses">The statuses to wait for.</param>
/// <param name="eventType">The type of event to wait for, in any status; null to wait for a status.</param>
/// <param name="warn">Reports failures that will be retried.</param>
internal sealed class PollEvaluator(IReadOnlyCollection<string> statuses, string? eventType, Action<string> warn)
{
    /// <summary>Whether steps are needed, which lists do not contain.</summary>
    public bool NeedsSteps => eventType is not null;

    /// <summary>The longest Retry-After of the service.</summary>
    public TimeSpan? Advice { get; private set; }

    /// <summary>Whether an outcome is final: the instance reached the status or can no longer be read. An instance
    /// without a result is not final.</summary>
    public bool IsSettled(Outcome<WaitTarget, WorkflowInstance> outcome) => outcome switch
    {
        { Failure: CloudflareException failure } => !IsTransient(failure, $"'{outcome.Input.Id}'"),
        { Result: WorkflowInstance seen } => InstanceStatus.IsEnded(seen.Status) || IsReached(seen),
        _ => false,
    };

    /// <summary>A wait of hours must not fail because the service or the network fails for a minute.</summary>
    public bool IsTransient(CloudflareException failure, string what)
    {
        if (failure.IsTransient)
        {
            Advice = Advice > failure.RetryAfter ? Advice : failure.RetryAfter ?? Advice;
            warn($"{what} couldn't be read, and will be retried: {failure.Message}");
        }

        return failure.IsTransient;
    }

    private bool IsReached(WorkflowInstance instance) => eventType is null
        ? statuses.Contains(instance.Status)
        : instance is WorkflowInstanceDetail detail && detail.IsWaitingFor(eventType);
}
