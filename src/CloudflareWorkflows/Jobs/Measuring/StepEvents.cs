using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Analytics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>The durations of a workflow in a time range, from analytics.</summary>
/// <param name="ByStep">Rows by step and type of event, complete.</param>
/// <param name="ByInstance">Rows by instance, step and type of event: all, some slices of the time, or none if events are
/// sampled.</param>
/// <param name="IsWhole">Whether the rows by instance are complete.</param>
internal sealed record StepEvents(AnalyticsRow[] ByStep, AnalyticsRow[] ByInstance, bool IsWhole)
{
    private static readonly string[] s_stepTypes =
        [AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure, AnalyticsEvents.StepStart, AnalyticsEvents.AttemptStart];

    /// <summary>Those of durations and retries.</summary>
    private static readonly string[] s_allTypes = [.. EventDurations.Types, AnalyticsEvents.StepStart, AnalyticsEvents.AttemptStart];

    /// <summary>Reads time ranges with one request each, or all of them with one if each is small. Retries are read of the first
    /// one.</summary>
    public static async Task<StepEvents[]> ReadAsync(
        AnalyticsClient client, string workflowName, (DateTimeOffset From, DateTimeOffset Until, EventTotals Totals)[] ranges,
        CancellationToken cancellationToken)
    {
        AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
        (TimeSlices Slices, string[] Types)[] plans =
            [.. ranges.Select((range, index) => PlanOf(range.From, range.Until, range.Totals, index == 0, limits))];
        AnalyticsQuery[][] queries = [.. ranges.Zip(plans, (range, plan) => ByInstanceQueries(workflowName, range.Totals, plan, limits))];
        List<StepEvents> read = [];
        if (plans.Select((plan, index) => plan.Slices.Parts.Count == 1 && (index > 0 || plan.Types == s_allTypes)).All(isEnough => isEnough)
            && Array.TrueForAll(queries, some => some.Length == 1))
        {
            AnalyticsRow[][] rows = await client.QueryAsync([.. queries.Select(some => some[0])], cancellationToken).ConfigureAwait(false);
            if (rows.Zip(queries, (some, query) => some.Length < query[0].Limit).All(isComplete => isComplete))
            {
                return [.. rows.Select(some => new StepEvents(some, some, true))];
            }
        }

        for (int index = 0; index < ranges.Length; index++)
        {
            read.Add(await ReadOneAsync(
                client, workflowName, ranges[index].From, ranges[index].Until, queries[index], plans[index].Slices.IsWhole, cancellationToken)
                .ConfigureAwait(false));
        }

        return [.. read];
    }

    private static async Task<StepEvents> ReadOneAsync(
        AnalyticsClient client, string workflowName, DateTimeOffset from, DateTimeOffset until, AnalyticsQuery[] byInstance,
        bool isWhole, CancellationToken cancellationToken)
    {
        AnalyticsRow[][] byStep = await new AnalyticsReader(client).ReadAsync(
            [
                new AnalyticsQuery
                {
                    From = from,
                    Until = until,
                    WorkflowNames = [workflowName],
                    EventTypes = s_stepTypes,
                    Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.StepName | AnalyticsDimension.EventType,
                },
            ],
            cancellationToken).ConfigureAwait(false);
        AnalyticsRow[][] rows = byInstance.Length == 0
            ? []
            : await client.QueryAsync(byInstance, cancellationToken).ConfigureAwait(false);
        return new StepEvents(
            byStep[0], RowSum.Of(rows.SelectMany(some => some)),
            isWhole && rows.Zip(byInstance, (some, query) => some.Length < query.Limit).All(isComplete => isComplete));
    }

    /// <summary>Retries need two more rows for each step of an instance. If they don't fit, they are read by step.</summary>
    private static (TimeSlices Slices, string[] Types) PlanOf(
        DateTimeOffset from, DateTimeOffset until, EventTotals totals, bool hasRetries, AnalyticsLimits limits)
    {
        TimeSlices all = TimeSlices.Of(from, until, totals.DurationRows + (2 * totals.Attempts), limits.MaxPageSize, limits.MaxDuration);
        return hasRetries && all.Parts.Count == 1
            ? (all, s_allTypes)
            : (TimeSlices.Of(from, until, totals.DurationRows, limits.MaxPageSize, limits.MaxDuration), EventDurations.Types);
    }

    /// <summary>No queries if events are sampled: the sum of some events of an instance is no duration.</summary>
    private static AnalyticsQuery[] ByInstanceQueries(
        string workflowName, EventTotals totals, (TimeSlices Slices, string[] Types) plan, AnalyticsLimits limits) =>
        totals.IsEstimate || totals.IsEmpty ? [] :
        [
            .. plan.Slices.Parts.Select(part => new AnalyticsQuery
            {
                From = part.From,
                Until = part.Until,
                WorkflowNames = [workflowName],
                EventTypes = plan.Types,
                Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.InstanceId | AnalyticsDimension.StepName
                    | AnalyticsDimension.EventType,
                Limit = limits.MaxPageSize,
            }),
        ];
}
