using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>A node: which events, grouped how, in which order, and how many rows.</summary>
/// <param name="Filter">The conditions.</param>
/// <param name="Group">Returns the key of an event's row; null for a row for each event.</param>
/// <param name="Orders">The order of the rows.</param>
/// <param name="Limit">The most rows.</param>
internal sealed record EventQuery(
    EventFilter Filter, Dimension.Reader<GroupKey>? Group, IReadOnlyList<EventOrder> Orders, int Limit)
{
    public List<EventGroup> Run(SandboxAccount account, SandboxAnalytics analytics)
    {
        EventRows rows = new(Group, analytics.SampleInterval);
        lock (account.SyncRoot)
        {
            DateTimeOffset now = account.Now;
            ServiceBehavior behavior = account.Behavior;
            foreach (Instance instance in account.KnownInstances(now - analytics.NotOlderThan))
            {
                AnalyticsEvent any = new(instance.Workflow.Name, instance.Id, "", default);
                if (Filter.MatchesInstance(any))
                {
                    AddEvents(rows, instance, any, now, analytics, behavior);
                }
            }
        }

        return EventOrder.Top(rows.All, Orders, Limit);
    }

    private void AddEvents(
        EventRows rows,
        Instance instance,
        AnalyticsEvent one,
        DateTimeOffset now,
        SandboxAnalytics analytics,
        ServiceBehavior behavior)
    {
        DateTimeOffset oldest = now - analytics.NotOlderThan;
        TimeSpan delay = TimeSpan.FromSeconds(behavior.AnalyticsDelaySeconds);
        DateTimeOffset newest = now - (delay > analytics.Lateness ? delay : analytics.Lateness);
        InstanceTimeline timeline = instance.Timeline(now);
        if (timeline.FirstOn > newest || timeline.FirstOn > Filter.To || timeline.LastOn < Filter.From)
        {
            return;
        }

        for (int number = 0; number < timeline.Events.Length; number++)
        {
            WorkflowEvent found = timeline.Events[number];
            one = one with { StepName = NameOf(found, behavior), Event = found };
            bool isVisible = found.At >= oldest && found.At <= newest && IsKept(instance, number, analytics.SampleInterval);
            if (isVisible && Filter.MatchesEvent(one))
            {
                rows.Add(behavior.WallTimeUnit == WallTimeUnit.Milliseconds ? one : InUnit(one, behavior.WallTimeUnit));
            }
        }
    }

    private static AnalyticsEvent InUnit(in AnalyticsEvent one, WallTimeUnit unit)
    {
        long time = one.Event.WallTime;
        return one with
        {
            Event = one.Event with { WallTime = unit == WallTimeUnit.Seconds ? time / 1000 : time * 1000 },
        };
    }

    private static string NameOf(in WorkflowEvent one, ServiceBehavior behavior) => one.Step is not { } name
        ? ""
        : behavior.AnalyticsStepNamesHaveCounter ? name : name[..name.LastIndexOf('-')];

    // Which events are kept depends on the event alone, so each query keeps the same ones.
    private static bool IsKept(Instance instance, int number, int interval)
    {
        if (interval <= 1)
        {
            return true;
        }

        ulong hash = ((ulong)instance.Sequence << 20) + (ulong)number + 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return (hash ^ (hash >> 31)) % (ulong)interval == 0;
    }
}
