using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The events of all runs of an instance up to a time, and how long they are complete. A restart adds to
/// them; it takes nothing away.</summary>
internal sealed class InstanceTimeline
{
    private readonly DateTimeOffset _validFrom;
    private readonly DateTimeOffset? _validUntil;

    private InstanceTimeline(WorkflowEvent[] events, DateTimeOffset validFrom, DateTimeOffset? validUntil)
    {
        Events = events;
        _validFrom = validFrom;
        _validUntil = validUntil;
        (FirstOn, LastOn) = (events[0].At, events[0].At);
        foreach (WorkflowEvent one in events)
        {
            FirstOn = one.At < FirstOn ? one.At : FirstOn;
            LastOn = one.At > LastOn ? one.At : LastOn;
        }
    }

    /// <summary>The events, run by run and step by step. There is at least one.</summary>
    public WorkflowEvent[] Events { get; }

    /// <summary>The time of the first event.</summary>
    public DateTimeOffset FirstOn { get; }

    /// <summary>The time of the last event.</summary>
    public DateTimeOffset LastOn { get; }

    public static InstanceTimeline Of(Instance instance, DateTimeOffset now)
    {
        List<WorkflowEvent> events = [];
        InstanceRun[] runs = [.. InstanceRun.Until(instance, now)];
        for (int index = 0; index < runs.Length; index++)
        {
            bool isLast = index == runs.Length - 1;
            InstanceSnapshot state = isLast
                ? instance.At(now)
                : InstanceSimulator.Simulate(instance, runs[index], runs[index + 1].QueuedOn);
            RunEvents.Add(events, state);
            if (isLast)
            {
                return new InstanceTimeline([.. events], now, instance.RemovedOn is null ? state.NextChange : null);
            }
        }

        throw new InvalidOperationException("An instance has at least one run.");
    }

    /// <summary>Whether all events are older than a time, and no event follows without an action.</summary>
    public bool HasEndedBefore(DateTimeOffset time) => _validUntil is null && LastOn < time;

    public bool IsValidAt(DateTimeOffset now) => _validFrom <= now && !(_validUntil <= now);
}
