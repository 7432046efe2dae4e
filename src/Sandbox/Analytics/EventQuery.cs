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
    EventFilter Filter, Func<AnalyticsEvent, GroupKey>? Group, IReadOnlyList<EventOrder> Orders, int Limit)
{
    public List<EventGroup> Run(SandboxAccount account, SandboxAnalytics analytics)
    {
        List<EventGroup> rows = [];
        Dictionary<GroupKey, EventGroup> byKey = [];
        lock (account.SyncRoot)
        {
            foreach (AnalyticsEvent one in Select(account, analytics))
            {
                if (Group is null)
                {
                    EventGroup single = new(rows.Count, one, analytics.SampleInterval);
                    single.Add(one.Event);
                    rows.Add(single);
                    continue;
                }

                GroupKey key = Group(one);
                if (!byKey.TryGetValue(key, out EventGroup? row))
                {
                    row = new EventGroup(rows.Count, one, analytics.SampleInterval);
                    byKey.Add(key, row);
                    rows.Add(row);
                }

                row.Add(one.Event);
            }
        }

        EventOrder.Sort(rows, Orders);
        if (rows.Count > Limit)
        {
            rows.RemoveRange(Limit, rows.Count - Limit);
        }

        return rows;
    }

    private IEnumerable<AnalyticsEvent> Select(SandboxAccount account, SandboxAnalytics analytics)
    {
        DateTimeOffset now = account.Now;
        DateTimeOffset from = Latest(Filter.From ?? DateTimeOffset.MinValue, now - analytics.NotOlderThan);
        DateTimeOffset visible = now - analytics.Lateness;
        DateTimeOffset to = Filter.To < visible ? Filter.To.Value : visible;
        foreach (Instance instance in account.KnownInstances(now - analytics.NotOlderThan))
        {
            InstanceTimeline timeline = instance.Timeline(now);
            if (timeline.LastOn < Dimension.Truncate(from, TimeSpan.FromSeconds(1)) || timeline.FirstOn > to)
            {
                continue;
            }

            string workflow = instance.Workflow.Name;
            for (int number = 0; number < timeline.Events.Length; number++)
            {
                WorkflowEvent found = timeline.Events[number];
                if (found.At > to || !IsKept(instance, number, analytics.SampleInterval))
                {
                    continue;
                }

                AnalyticsEvent one = new(workflow, instance.Id, NameOf(found, analytics), found);
                if (Filter.Matches(one))
                {
                    yield return one;
                }
            }
        }
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

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
