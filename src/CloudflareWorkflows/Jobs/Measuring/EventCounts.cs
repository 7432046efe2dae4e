using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Analytics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>How many events of which type workflows had in a time range and in its baseline: two nodes of analytics for all
/// workflows.</summary>
internal sealed class EventCounts
{
    private static readonly TimeSpan s_fewDays = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly ILookup<string, AnalyticsRow> _now;
    private readonly ILookup<string, AnalyticsRow> _usual;

    private EventCounts(AnalyticsRow[] now, AnalyticsRow[] usual, DateTimeOffset from, DateTimeOffset baselineFrom, TimeSpan interval)
    {
        _now = now.ToLookup(row => row.WorkflowName ?? "", StringComparer.Ordinal);
        _usual = usual.ToLookup(row => row.WorkflowName ?? "", StringComparer.Ordinal);
        From = from;
        BaselineFrom = baselineFrom;
        Interval = interval;
    }

    /// <summary>The start of the events in the time range.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The start of the events in the baseline.</summary>
    public DateTimeOffset BaselineFrom { get; }

    /// <summary>The length of the intervals in which runs that ended are counted.</summary>
    public TimeSpan Interval { get; }

    public static async Task<EventCounts> ReadAsync(
        AnalyticsClient client, string[]? workflowNames, MeasureRequest request, CancellationToken cancellationToken)
    {
        AnalyticsReader reader = new(client);
        DateTimeOffset earliest = await reader.GetEarliestAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset from = Later(request.From, earliest);
        DateTimeOffset baselineFrom = Later(request.BaselineFrom, earliest);
        bool isShort = request.Until - from <= s_fewDays;
        AnalyticsQuery all = new()
        {
            From = from,
            Until = request.Until,
            WorkflowNames = workflowNames,
            EventTypes = EventTotals.s_types,
            Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.EventType,
        };
        AnalyticsQuery now = all with { Dimensions = all.Dimensions | (isShort ? AnalyticsDimension.FifteenMinutes : AnalyticsDimension.Hour) };
        AnalyticsQuery usual = all with { From = baselineFrom, Until = from };
        AnalyticsRow[][] rows = await reader
            .ReadAsync(baselineFrom < from ? [now, usual] : [now], cancellationToken).ConfigureAwait(false);
        return new EventCounts(rows[0], rows.Length > 1 ? rows[1] : [], from, baselineFrom, isShort ? s_quarter : s_hour);
    }

    public EventTotals Now(string workflowName) => new(_now[workflowName]);

    public EventTotals Usual(string workflowName) => new(_usual[workflowName]);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
