using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads what analytics tell of many workflows, with one request: how many runs and attempts failed, and how long
/// steps usually take.</summary>
/// <param name="Activity">What happened in the time range; null if analytics can't be read.</param>
/// <param name="Usual">The usual durations of steps, by workflow.</param>
/// <param name="Gap">Why analytics can't be read; null if they were read.</param>
internal sealed record HealthAnalytics(
    ILookup<string, AnalyticsRow>? Activity, ILookup<string, AnalyticsRow>? Usual, string? Gap)
{
    public const string Permission = "Account Analytics Read";

    /// <summary>The time range in which durations are usual.</summary>
    private static readonly TimeSpan s_usualRange = TimeSpan.FromDays(1);

    private static readonly string[] s_events =
    [
        AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure, AnalyticsEvents.AttemptSuccess, AnalyticsEvents.AttemptFailure,
    ];

    public static async Task<HealthAnalytics> ReadAsync(
        AccountApi api, IReadOnlyList<Workflow> workflows, HealthPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            AnalyticsClient client = api.Analytics;
            AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
            AnalyticsQuery[] activity = [.. Activities(workflows, plan.Limits, limits)];
            AnalyticsQuery[] usual = plan.Wants(FindingKind.Stuck) ? [.. Usuals(workflows, plan.Limits, limits)] : [];
            AnalyticsRow[][] rows = await client.QueryAsync([.. activity, .. usual], cancellationToken).ConfigureAwait(false);
            return new HealthAnalytics(ByWorkflow(rows.Take(activity.Length)), ByWorkflow(rows.Skip(activity.Length)), null);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            string gap = failure.Kind == CloudflareErrorKind.PermissionDenied
                ? $"the credential doesn't have the permission {Permission}"
                : $"analytics can't be read: {NotCheckedReason.Of(failure)}";
            return new HealthAnalytics(null, null, gap);
        }
    }

    public HealthActivity? ActivityOf(string workflowName)
    {
        if (Activity is null)
        {
            return null;
        }

        AnalyticsRow[] rows = [.. Activity[workflowName]];
        return new HealthActivity
        {
            Complete = Count(AnalyticsEvents.WorkflowSuccess),
            Errored = Count(AnalyticsEvents.WorkflowFailure),
            AttemptsSucceeded = Count(AnalyticsEvents.AttemptSuccess),
            AttemptsFailed = Count(AnalyticsEvents.AttemptFailure),
            SampleInterval = rows.Length == 0 ? 1 : rows.Max(row => row.SampleInterval),
            Source = HealthActivity.FromAnalytics,
        };

        long Count(string type) => rows.Where(row => row.EventType == type).Sum(row => row.Count);
    }

    /// <summary>The durations of its steps. Each row is the mean of a step in one instance.</summary>
    public StepDurations UsualOf(string workflowName) => Usual is null ? StepDurations.None : new StepDurations(Usual[workflowName]
        .Where(row => row is { StepName.Length: > 0, Count: > 0 })
        .Select(row => (row.StepName!, TimeSpan.FromMilliseconds(row.WallTime / row.Count))));

    /// <summary>One node, unless there are more workflows than rows of a node, or the range is too long for one.</summary>
    private static IEnumerable<AnalyticsQuery> Activities(
        IReadOnlyList<Workflow> workflows, HealthLimits health, AnalyticsLimits limits)
    {
        TimeSpan longest = limits.MaxDuration ?? TimeSpan.MaxValue;
        DateTimeOffset oldest = Later(health.Since, health.Now - limits.NotOlderThan);
        int width = Math.Max(1, limits.MaxPageSize / s_events.Length);
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
                    Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.EventType,
                    Limit = limits.MaxPageSize,
                };
            }

            until = from;
        }
    }

    /// <summary>One node for the workflows of which something runs. Rows beyond its limit are not needed: those that come
    /// are enough to tell what is usual.</summary>
    private static IEnumerable<AnalyticsQuery> Usuals(
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

    private static ILookup<string, AnalyticsRow> ByWorkflow(IEnumerable<AnalyticsRow[]> nodes) =>
        nodes.SelectMany(rows => rows).ToLookup(row => row.WorkflowName ?? "", StringComparer.Ordinal);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
