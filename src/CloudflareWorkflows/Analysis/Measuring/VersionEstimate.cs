using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Estimates the runs of each version from the times of deployment: events don't tell the version. A run that ended
/// between two deployments counts for the older one. The version of a failure is known if its instance is still errored.</summary>
/// <param name="versions">The versions, in any order.</param>
/// <param name="interval">The length of the intervals in which events are counted.</param>
/// <param name="from">The start of the time range. Its first interval may begin before.</param>
/// <param name="until">The end of the time range.</param>
internal sealed class VersionEstimate(
    IEnumerable<WorkflowVersion> versions, TimeSpan interval, DateTimeOffset from, DateTimeOffset until)
{
    private readonly WorkflowVersion[] _deployed = [.. versions.Where(version => version.CreatedOn is not null).OrderBy(DeployedOn)];

    /// <param name="ended">The runs that completed or errored, by the start of an interval.</param>
    /// <param name="failures">Those that errored.</param>
    /// <param name="errored">The instances of the time range that are errored.</param>
    public WorkflowMeasure[] Of(
        IEnumerable<(DateTimeOffset Start, long Count)> ended, IEnumerable<(DateTimeOffset Start, long Count)> failures,
        WorkflowInstance[] errored)
    {
        double[] runs = Spread(ended);
        double[] hidden = Spread(failures.Select(one => (one.Start, Math.Max(0, one.Count - CountIn(one.Start, errored)))));
        ILookup<string?, WorkflowInstance> failed = errored.ToLookup(one => one.VersionId);
        string[] others = [.. failed.Select(same => same.Key).OfType<string>().Except(_deployed.Select(version => version.VersionId))];
        return
        [
            .. _deployed.Select((version, index) => Measure(version.VersionId, version.WorkflowName, runs[index], hidden[index], version.CreatedOn))
                .Concat(others.Select(id => Measure(id, failed[id].First().WorkflowName, 0, 0, failed[id].Min(one => one.CreatedOn))))
                .Where(measure => measure.Count > 0)
                .OrderByDescending(measure => measure.Count),
        ];

        WorkflowMeasure Measure(string versionId, string workflowName, double ran, double unknown, DateTime? firstOn)
        {
            int failures = failed[versionId].Count() + (int)Math.Round(unknown);
            int count = Math.Max((int)Math.Round(ran), failures);
            return new WorkflowMeasure
            {
                By = nameof(MeasureBy.VersionId),
                Key = versionId,
                WorkflowName = workflowName,
                Count = count,
                Errored = failures,
                Complete = count - failures,
                FirstOn = firstOn,
            };
        }
    }

    /// <summary>Sums events by the version that was deployed then.</summary>
    private double[] Spread(IEnumerable<(DateTimeOffset Start, long Count)> events)
    {
        double[] sums = new double[_deployed.Length];
        foreach ((DateTimeOffset start, long count) in events)
        {
            DateTime first = Later(start, from).UtcDateTime;
            DateTime last = Earlier(start + interval, until).UtcDateTime;
            for (int index = 0; index < sums.Length; index++)
            {
                sums[index] += count * ShareOf(index, first, last);
            }
        }

        return sums;
    }

    /// <summary>The share of a time in which a version was deployed. The first version also has what ended before it was
    /// deployed: versions that are gone.</summary>
    private double ShareOf(int index, DateTime first, DateTime last)
    {
        DateTime start = index == 0 ? DateTime.MinValue : DeployedOn(_deployed[index]);
        DateTime end = index == _deployed.Length - 1 ? DateTime.MaxValue : DeployedOn(_deployed[index + 1]);
        TimeSpan both = (last < end ? last : end) - (first > start ? first : start);
        return last <= first ? (first >= start && first < end ? 1 : 0)
            : Math.Max(0, (double)both.Ticks / (last - first).Ticks);
    }

    private long CountIn(DateTimeOffset start, WorkflowInstance[] instances) => instances.Count(one =>
        RunPeriods.Ended(one) >= start.UtcDateTime && RunPeriods.Ended(one) < (start + interval).UtcDateTime);

    private static DateTime DeployedOn(WorkflowVersion version) => version.CreatedOn!.Value.ToUniversalTime();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
