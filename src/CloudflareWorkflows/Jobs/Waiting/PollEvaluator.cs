using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Says what of a look is settled, and what has to be looked at again.</summary>
/// <param name="statuses">The statuses that are waited for.</param>
/// <param name="eventType">The type of event that they are to wait for instead, in whichever status; null for a
/// status.</param>
/// <param name="warn">Tells of what failed and will be looked at again.</param>
internal sealed class PollEvaluator(IReadOnlyCollection<string> statuses, string? eventType, Action<string> warn)
{
    /// <summary>Whether steps have to be read, which no list has.</summary>
    public bool NeedsSteps => eventType is not null;

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? Advice { get; private set; }

    /// <summary>Whether an instance got there, or cannot be looked at any more. One that was not seen is not.</summary>
    public bool IsSettled(Outcome<WaitTarget, WorkflowInstance> outcome) => outcome switch
    {
        { Failure: CloudflareException failure } => !IsTransient(failure, $"'{outcome.Input.Id}'"),
        { Result: WorkflowInstance seen } => InstanceStatus.IsEnded(seen.Status) || IsReached(seen),
        _ => false,
    };

    /// <summary>A wait of hours is not lost for a minute in which the service or the network fails.</summary>
    public bool IsTransient(CloudflareException failure, string what)
    {
        if (failure.IsTransient)
        {
            Advice = Advice > failure.RetryAfter ? Advice : failure.RetryAfter ?? Advice;
            warn($"{what} could not be looked at and will be again: {failure.Message}");
        }

        return failure.IsTransient;
    }

    private bool IsReached(WorkflowInstance instance) => eventType is null
        ? statuses.Contains(instance.Status)
        : instance is WorkflowInstanceDetail detail && detail.IsWaitingFor(eventType);
}
