using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Estimates the runs of each version from the times of deployment: events don't tell the version. A run that ended
/// between two deployments counts for the older one. The errored runs are known from the instances.</summary>
internal static class VersionEstimate
{
    /// <param name="versions">The versions, in any order.</param>
    /// <param name="ended">The runs that ended, by the start of an interval.</param>
    /// <param name="interval">The length of the intervals.</param>
    /// <param name="from">The start of the time range. Its first interval may begin before.</param>
    /// <param name="until">The end of the time range.</param>
    /// <param name="errored">The errored instances of the time range.</param>
    public static WorkflowMeasure[] Of(
        IEnumerable<WorkflowVersion> versions, IEnumerable<(DateTimeOffset Start, long Count)> ended, TimeSpan interval,
        DateTimeOffset from, DateTimeOffset until, WorkflowInstance[] errored)
    {
        WorkflowVersion[] deployed = [.. versions.Where(version => version.CreatedOn is not null).OrderBy(DeployedOn)];
        double[] runs = new double[deployed.Length];
        foreach ((DateTimeOffset start, long count) in ended)
        {
            DateTime first = Later(start, from).UtcDateTime;
            DateTime last = Earlier(start + interval, until).UtcDateTime;
            for (int index = 0; index < deployed.Length; index++)
            {
                runs[index] += count * ShareOf(index, first, last);
            }
        }

        ILookup<string?, WorkflowInstance> failed = errored.ToLookup(one => one.VersionId);
        string[] others = [.. failed.Select(same => same.Key).OfType<string>().Except(deployed.Select(version => version.VersionId))];
        return
        [
            .. deployed.Select((version, index) => Measure(version.VersionId, version.WorkflowName, (int)Math.Round(runs[index]), version.CreatedOn))
                .Concat(others.Select(id => Measure(id, failed[id].First().WorkflowName, 0, failed[id].Min(one => one.CreatedOn))))
                .Where(measure => measure.Count > 0)
                .OrderByDescending(measure => measure.Count),
        ];

        // The first version also has what ended before it was deployed: versions that are gone.
        double ShareOf(int index, DateTime first, DateTime last)
        {
            DateTime start = index == 0 ? DateTime.MinValue : DeployedOn(deployed[index]);
            DateTime end = index == deployed.Length - 1 ? DateTime.MaxValue : DeployedOn(deployed[index + 1]);
            TimeSpan both = (last < end ? last : end) - (first > start ? first : start);
            return last <= first ? (first >= start && first < end ? 1 : 0)
                : Math.Max(0, (double)both.Ticks / (last - first).Ticks);
        }

        WorkflowMeasure Measure(string versionId, string workflowName, int count, DateTime? firstOn)
        {
            int failures = failed[versionId].Count();
            return new WorkflowMeasure
            {
                By = nameof(MeasureBy.VersionId),
                Key = versionId,
                WorkflowName = workflowName,
                Count = Math.Max(count, failures),
                Errored = failures,
                Complete = Math.Max(count, failures) - failures,
                FirstOn = firstOn,
            };
        }
    }

    private static DateTime DeployedOn(WorkflowVersion version) => version.CreatedOn!.Value.ToUniversalTime();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
