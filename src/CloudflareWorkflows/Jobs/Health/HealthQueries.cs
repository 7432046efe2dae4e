using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>What a health check asks of analytics.</summary>
internal static class HealthQueries
{
    public static readonly string[] s_events =
    [
        AnalyticsEvents.WorkflowStart, AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure, AnalyticsEvents.AttemptSuccess,
        AnalyticsEvents.AttemptFailure,
    ];

    /// <summary>The time range in which durations are usual.</summary>
    private static readonly TimeSpan s_usualRange = TimeSpan.FromDays(1);

    /// <summary>One node, unless there are more workflows than rows of a node, or the range is too long for one.</summary>
    public static IEnumerable<AnalyticsQuery> Activities(
        IReadOnlyList<Workflow> workflows, HealthLimits health, AnalyticsLimits limits, HealthInterval interval)
    {
        TimeSpan longest = limits.MaxDuration ?? TimeSpan.MaxValue;
        DateTimeOffset oldest = Later(health.Since, health.Now - limits.NotOlderThan);
        int width = Math.Max(1, limits.MaxPageSize / (s_events.Length * interval.CountIn(health)));
        for (DateTimeOffset until = health.Now; until > oldest;)
        {
            DateTimeOffset from = until - oldest > longest ? until - longest : oldest;
            for (int first = 0; first < workflows.Count; first += width)
            {
                yield return new AnalyticsQuery
                {
                    From = from,
                    Until = until,
                    WorkflowNames = [.. workflows.Skip(first).Take(width).Select(workflow => workflow.Name)],
                    EventTypes = s_events,
                    Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.EventType | interval.Dimension,
                    Limit = limits.MaxPageSize,
                };
            }

            until = from;
        }
    }

    /// <summary>One node for the workflows of which something runs. Rows beyond its limit are not needed: those that come
    /// are enough to tell what is usual.</summary>
    public static IEnumerable<AnalyticsQuery> Usuals(
        IReadOnlyList<Workflow> workflows, HealthLimits health, AnalyticsLimits limits)
    {
        string[] open = [.. workflows.Where(OpenInstances.MayBeOpen).Select(workflow => workflow.Name)];
        if (open.Length > 0)
        {
            TimeSpan range = limits.MaxDuration < s_usualRange ? limits.MaxDuration.Value : s_usualRange;
            yield return new AnalyticsQuery
            {
                From = health.Now - range,
                Until = health.Now,
                WorkflowNames = open,
                EventTypes = [AnalyticsEvents.StepSuccess],
                Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.StepName | AnalyticsDimension.InstanceId,
                Limit = limits.MaxPageSize,
            };
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
