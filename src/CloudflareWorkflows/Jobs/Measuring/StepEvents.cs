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
        [AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure, AnalyticsEvents.AttemptStart];

    private static readonly string[] s_wholeTypes = [.. EventDurations.Types, AnalyticsEvents.AttemptStart];

    /// <summary>Reads time ranges with one request each, or all of them with one if each is small.</summary>
    public static async Task<StepEvents[]> ReadAsync(
        AnalyticsClient client, string workflowName, (DateTimeOffset From, DateTimeOffset Until, EventTotals Totals)[] ranges,
        CancellationToken cancellationToken)
    {
        AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
        TimeSlices[] slices = Array.ConvertAll(ranges, range => TimeSlices.Of(
            range.From, range.Until, range.Totals.DurationRows + range.Totals.Attempts, limits.MaxPageSize, limits.MaxDuration));
        AnalyticsQuery[][] queries = [.. ranges.Zip(slices, (range, parts) => ByInstanceQueries(workflowName, range.Totals, parts, limits))];
        List<StepEvents> read = [];
        if (Array.TrueForAll(queries, some => some.Length == 1 && some[0].EventTypes == s_wholeTypes))
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
                client, workflowName, ranges[index].From, ranges[index].Until, queries[index], slices[index].IsWhole, cancellationToken)
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

    /// <summary>No queries if events are sampled: the sum of some events of an instance is no duration.</summary>
    private static AnalyticsQuery[] ByInstanceQueries(string workflowName, EventTotals totals, TimeSlices slices, AnalyticsLimits limits) =>
        totals.IsEstimate || totals.IsEmpty ? [] :
        [
            .. slices.Parts.Select(part => new AnalyticsQuery
            {
                From = part.From,
                Until = part.Until,
                WorkflowNames = [workflowName],
                EventTypes = slices.Parts.Count == 1 ? s_wholeTypes : EventDurations.Types,
                Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.InstanceId | AnalyticsDimension.StepName
                    | AnalyticsDimension.EventType,
                Limit = limits.MaxPageSize,
            }),
        ];
}
