using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Analytics;

/// <summary>Adds up the rows of one group that come from several parts of the time.</summary>
internal static class RowSum
{
    public static AnalyticsRow[] Of(IEnumerable<AnalyticsRow> rows) =>
    [
        .. rows.GroupBy(row => (row.WorkflowName, row.StepName, row.InstanceId, row.EventType, row.Time))
            .Select(group => group.Aggregate(Add)),
    ];

    private static AnalyticsRow Add(AnalyticsRow left, AnalyticsRow right)
    {
        long count = left.Count + right.Count;
        return left with
        {
            Count = count,
            WallTime = left.WallTime + right.WallTime,
            RetryCount = left.RetryCount is null && right.RetryCount is null
                ? null
                : (left.RetryCount ?? 0) + (right.RetryCount ?? 0),
            SampleInterval = count == 0
                ? left.SampleInterval
                : ((left.SampleInterval * left.Count) + (right.SampleInterval * right.Count)) / count,
        };
    }
}
