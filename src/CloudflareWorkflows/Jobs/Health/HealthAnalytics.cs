using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Analysis.Metrics;
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

    /// <summary>The end of the time range for which events must have arrived.</summary>
    private DateTimeOffset Due { get; init; }

    /// <summary>How the events are counted.</summary>
    private HealthInterval Interval { get; init; } = HealthInterval.Whole;

    public static async Task<HealthAnalytics> ReadAsync(
        AccountApi api, IReadOnlyList<Workflow> workflows, HealthPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            AnalyticsClient client = api.Analytics;
            AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
            HealthInterval interval = HealthInterval.Of(plan.Limits, workflows.Count * HealthQueries.s_events.Length, limits.MaxPageSize);
            AnalyticsQuery[] activity = [.. HealthQueries.Activities(workflows, plan.Limits, limits, interval)];
            AnalyticsQuery[] usual = plan.Wants(FindingKind.Stuck) ? [.. HealthQueries.Usuals(workflows, plan.Limits, limits)] : [];
            AnalyticsRow[][] rows = await client.QueryAsync([.. activity, .. usual], cancellationToken).ConfigureAwait(false);
            return new HealthAnalytics(ByWorkflow(rows.Take(activity.Length)), ByWorkflow(rows.Skip(activity.Length)), null)
            {
                Due = plan.Limits.Now - MetricWindow.Delay,
                Interval = interval,
            };
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

    /// <summary>Whether what is known of a workflow proves that analytics lack some of its events. A sample proves
    /// nothing.</summary>
    public bool LacksEvents(WorkflowFacts facts, HealthLimits limits)
    {
        EventTotals events = new(Activity?[facts.Workflow.Name] ?? []);
        if (Activity is null || events.IsEstimate || Interval.Length is not TimeSpan length)
        {
            return false;
        }

        MissingEvents missing = new(events, length, limits.Since, Due);
        return missing.AreLikely(facts.Workflow) || missing.AreProven([.. facts.Errored ?? []]);
    }

    /// <summary>The durations of its steps. Each row is the mean of a step in one instance.</summary>
    public StepDurations UsualOf(string workflowName) => Usual is null ? StepDurations.None : new StepDurations(Usual[workflowName]
        .Where(row => row is { StepName.Length: > 0, Count: > 0 })
        .Select(row => (row.StepName!, TimeSpan.FromMilliseconds(row.WallTime / row.Count))));

    private static ILookup<string, AnalyticsRow> ByWorkflow(IEnumerable<AnalyticsRow[]> nodes) =>
        nodes.SelectMany(rows => rows).ToLookup(row => row.WorkflowName ?? "", StringComparer.Ordinal);
}
