using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Metrics;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Analytics;

/// <summary>What metrics are asked for.</summary>
/// <param name="Names">Names of workflows.</param>
/// <param name="Matches">Whether another workflow is meant too; null for none.</param>
/// <param name="Since">The start of the time range; null for a day before its end.</param>
/// <param name="Until">The end of the time range; null for now.</param>
/// <param name="Interval">The intervals; null for the whole range.</param>
/// <param name="By">What a metric is about.</param>
internal sealed record MetricRequest(
    string[] Names, Func<string, bool>? Matches, DateTimeOffset? Since, DateTimeOffset? Until, MetricInterval? Interval,
    MetricGrouping By)
{
    /// <summary>Whether all workflows of the account are meant.</summary>
    public bool IsOfAll { get; init; }
}

/// <summary>The metrics.</summary>
/// <param name="Metrics">The metrics, by time and then by name.</param>
/// <param name="Missing">The names that are no workflow, and why.</param>
/// <param name="CutAt">The start of the events, if they do not reach back to the start of the time range.</param>
internal sealed record MetricResult(
    IEnumerable<object> Metrics, IReadOnlyList<(string Name, CloudflareException Failure)> Missing, DateTimeOffset? CutAt);

/// <summary>Reads metrics.</summary>
internal static class MetricReading
{
    private static readonly string[] s_step =
        [AnalyticsEvents.StepStart, AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure, AnalyticsEvents.AttemptStart];

    private static readonly string[] s_workflow =
    [
        AnalyticsEvents.WorkflowQueued, AnalyticsEvents.WorkflowStart, AnalyticsEvents.WorkflowSuccess,
        AnalyticsEvents.WorkflowFailure, AnalyticsEvents.WorkflowTerminated, .. s_step,
    ];

    public static async Task<MetricResult> RunAsync(AccountApi api, MetricRequest request, CancellationToken cancellationToken)
    {
        AnalyticsClient client = api.Analytics;
        AnalyticsReader reader = new(client);
        DateTimeOffset earliest = await reader.GetEarliestAsync(cancellationToken).ConfigureAwait(false);
        MetricWindow window = WindowOf(request, earliest, client.Now);
        string[]? names = request.IsOfAll
            ? null
            : await FindNamesAsync(reader, request, window, cancellationToken).ConfigureAwait(false);
        AnalyticsRow[] rows = [];
        List<(string, CloudflareException)> missing = [];
        if (names is not { Length: 0 })
        {
            AnalyticsRow[][] read = await reader.ReadAsync([QueryOf(request.By, window, names)], cancellationToken).ConfigureAwait(false);
            rows = read[0];
            missing = await FindMissingAsync(api, request.Names, rows, cancellationToken).ConfigureAwait(false);
        }

        MetricTable table = new(api.AccountId, window, client.Now);
        IEnumerable<object> metrics = request.By switch
        {
            MetricGrouping.Step => table.ByStep(rows),
            MetricGrouping.EventType => table.ByEventType(rows),
            MetricGrouping.Instance => table.ByInstance(rows),
            _ => table.ByWorkflow(rows, (names ?? []).Except(missing.Select(one => one.Item1), StringComparer.Ordinal)),
        };
        return new MetricResult(metrics, missing, request.Since < earliest ? window.From : null);
    }

    /// <summary>The time range, in whole seconds: from the start of the first interval, as far back as there are events, and
    /// not into the future.</summary>
    private static MetricWindow WindowOf(MetricRequest request, DateTimeOffset earliest, DateTimeOffset now)
    {
        DateTimeOffset until = request.Until < now ? request.Until.Value : now;
        DateTimeOffset since = request.Since ?? until.AddDays(-1);
        DateTimeOffset from = request.Interval is MetricInterval interval ? MetricWindow.StartOf(since, interval) : since;
        return new MetricWindow(WholeSeconds(from > earliest ? from : earliest), WholeSeconds(until), request.Interval);
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));

    private static AnalyticsQuery QueryOf(MetricGrouping by, MetricWindow window, string[]? names)
    {
        AnalyticsDimension group = by switch
        {
            MetricGrouping.Step => AnalyticsDimension.StepName,
            MetricGrouping.Instance => AnalyticsDimension.InstanceId,
            _ => AnalyticsDimension.None,
        };
        return new AnalyticsQuery
        {
            From = window.From,
            Until = window.Until,
            WorkflowNames = names,
            EventTypes = by switch
            {
                MetricGrouping.EventType => null,
                MetricGrouping.Step => s_step,
                _ => s_workflow,
            },
            Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.EventType | group | window.Dimension,
        };
    }

    /// <summary>The names that are meant. A pattern matches the workflows that have events, also those that were
    /// deleted.</summary>
    private static async Task<string[]> FindNamesAsync(
        AnalyticsReader reader, MetricRequest request, MetricWindow window, CancellationToken cancellationToken)
    {
        if (request.Matches is not Func<string, bool> matches)
        {
            return request.Names;
        }

        AnalyticsQuery query = new() { From = window.From, Until = window.Until, Dimensions = AnalyticsDimension.WorkflowName };
        AnalyticsRow[][] rows = await reader.ReadAsync([query], cancellationToken).ConfigureAwait(false);
        return [.. rows[0].Select(row => row.WorkflowName ?? "").Where(matches).Union(request.Names, StringComparer.Ordinal)];
    }

    /// <summary>The names that no workflow has. One without events is looked up. Without permission for that, it counts as a
    /// workflow without events.</summary>
    private static async Task<List<(string, CloudflareException)>> FindMissingAsync(
        AccountApi api, string[] names, AnalyticsRow[] rows, CancellationToken cancellationToken)
    {
        string[] silent = [.. names.Except(rows.Select(row => row.WorkflowName ?? ""), StringComparer.Ordinal)];
        Outcome<string, Workflow>[] found = await FanOut.RunAsync(
            silent, (name, token) => api.Workflows.GetAsync(name, token), cancellationToken).ConfigureAwait(false);
        return [.. found.Where(one => one.Failure is not null and not { Kind: CloudflareErrorKind.PermissionDenied })
            .Select(one => (one.Input, one.Failure!))];
    }
}
