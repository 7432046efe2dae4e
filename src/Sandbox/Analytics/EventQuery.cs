using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
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
        List<EventGroup> rows = [];
        Dictionary<GroupKey, EventGroup> byKey = [];
        lock (account.SyncRoot)
        {
            DateTimeOffset now = account.Now;
            DateTimeOffset visible = now - analytics.Lateness;
            DateTimeOffset oldest = now - analytics.NotOlderThan;
            foreach (Instance instance in account.KnownInstances(oldest))
            {
                AnalyticsEvent one = new(instance.Workflow.Name, instance.Id, "", default);
                if (!Filter.MatchesInstance(one))
                {
                    continue;
                }

                InstanceTimeline timeline = instance.Timeline(now);
                if (timeline.FirstOn > visible || timeline.FirstOn > Filter.To || timeline.LastOn < Filter.From)
                {
                    continue;
                }

                for (int number = 0; number < timeline.Events.Length; number++)
                {
                    ref readonly WorkflowEvent found = ref timeline.Events[number];
                    one = one with { StepName = NameOf(found, analytics), Event = found };
                    if (found.At >= oldest && found.At <= visible && IsKept(instance, number, analytics.SampleInterval) && Filter.MatchesEvent(one))
                    {
                        RowOf(one, rows, byKey, analytics.SampleInterval).Add(found);
                    }
                }
            }
        }

        return EventOrder.Top(rows, Orders, Limit);
    }

    private EventGroup RowOf(
        in AnalyticsEvent one, List<EventGroup> rows, Dictionary<GroupKey, EventGroup> byKey, int sampleInterval)
    {
        GroupKey key = default;
        if (Group is not null)
        {
            key = Group(one);
            if (byKey.TryGetValue(key, out EventGroup? known))
            {
                return known;
            }
        }

        EventGroup row = new(one, sampleInterval);
        rows.Add(row);
        if (Group is not null)
        {
            byKey.Add(key, row);
        }

        return row;
    }

    private static string NameOf(in WorkflowEvent one, SandboxAnalytics analytics) => one.Step is not { } name
        ? ""
        : analytics.CountsInStepNames ? name : name[..name.LastIndexOf('-')];

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
