using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Analytics;

/// <summary>Reads whole results. The service cuts a result at the limit of rows, and refuses a time range that is too long or
/// too old, so this asks for parts of the time, and adds them up.</summary>
internal sealed class AnalyticsReader(AnalyticsClient client)
{
    /// <summary>The nodes of one request. The service limits their number, and doesn't document it.</summary>
    private const int NodesPerRequest = 4;

    /// <summary>The clocks of the service differ, and a request takes time.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);

    /// <summary>When the oldest events were that the service still has.</summary>
    public async Task<DateTimeOffset> GetEarliestAsync(CancellationToken cancellationToken)
    {
        AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
        return client.Now - limits.NotOlderThan + s_margin;
    }

    /// <summary>Reads the rows of each query: all of them, whatever its limit. A query reaches back as far as the service
    /// does.</summary>
    /// <exception cref="CloudflareException">A part can't be read, or a second has more groups than a page has rows.</exception>
    public async Task<AnalyticsRow[][]> ReadAsync(IReadOnlyList<AnalyticsQuery> queries, CancellationToken cancellationToken)
    {
        AnalyticsLimits limits = await client.GetLimitsAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset earliest = client.Now - limits.NotOlderThan + s_margin;
        List<AnalyticsRow[]>[] read = [.. queries.Select(_ => new List<AnalyticsRow[]>())];
        List<Part> open = [.. queries.SelectMany((query, index) => Parts(query, index, earliest, limits))];
        while (open.Count > 0)
        {
            Part[][] requests = [.. open.Select((part, index) => (part, index))
                .GroupBy(one => one.index / NodesPerRequest, one => one.part).Select(parts => parts.ToArray())];
            Outcome<Part[], AnalyticsRow[][]>[] answers = await FanOut.RunAsync(
                requests, (parts, token) => client.QueryAsync([.. parts.Select(part => part.Query)], token), cancellationToken)
                .ConfigureAwait(false);
            open.Clear();
            foreach (Outcome<Part[], AnalyticsRow[][]> answer in answers)
            {
                AnalyticsRow[][] rows = answer.ResultOrThrow();
                for (int index = 0; index < rows.Length; index++)
                {
                    Part part = answer.Input[index];
                    if (rows[index].Length < part.Query.Limit)
                    {
                        read[part.Index].Add(rows[index]);
                    }
                    else
                    {
                        open.AddRange(part.Halves());
                    }
                }
            }
        }

        return [.. read.Select(parts => parts.Count == 1 ? parts[0] : RowSum.Of(parts.SelectMany(rows => rows))).Select(Checked)];
    }

    /// <summary>The rows, whose total duration has to fit in a TimeSpan.</summary>
    private static AnalyticsRow[] Checked(AnalyticsRow[] rows) =>
        rows.Sum(row => Math.Abs(row.WallTime)) < TimeSpan.MaxValue.TotalMilliseconds
            ? rows
            : throw new CloudflareException(
                CloudflareErrorKind.UnreadableAnswer, "The total of the durations in the response is out of range.");

    private static IEnumerable<Part> Parts(AnalyticsQuery query, int index, DateTimeOffset earliest, AnalyticsLimits limits)
    {
        DateTimeOffset from = Floor(query.From > earliest ? query.From : Ceiling(earliest));
        DateTimeOffset end = Ceiling(query.Until);
        while (from < end)
        {
            DateTimeOffset until = limits.MaxDuration is TimeSpan longest && end - from > longest ? from + longest : end;
            yield return new Part(index, query with { From = from, Until = until, Limit = limits.MaxPageSize });
            from = until;
        }
    }

    /// <summary>The service counts in whole seconds.</summary>
    private static DateTimeOffset Floor(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));

    private static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time.AddTicks(TimeSpan.TicksPerSecond - 1));

    /// <summary>A part of the time of a query.</summary>
    private sealed record Part(int Index, AnalyticsQuery Query)
    {
        public Part[] Halves()
        {
            long seconds = (long)(Query.Until - Query.From).TotalSeconds;
            DateTimeOffset middle = seconds > 1
                ? Query.From.AddSeconds(seconds / 2)
                : throw new CloudflareException(
                    CloudflareErrorKind.RequestRefused,
                    $"a second has more than {Query.Limit} groups of events. Ask for fewer workflows, or group by less.");
            return [this with { Query = Query with { Until = middle } }, this with { Query = Query with { From = middle } }];
        }
    }
}
