using System;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>How the failures of groups are distributed over the time of all of them, so that groups can be
/// compared.</summary>
internal sealed class FailureTimes
{
    /// <summary>The number of equal parts of the time.</summary>
    public const int Parts = 12;

    private readonly long _from;
    private readonly long _length;

    public FailureTimes(WorkflowErrorGroup[] groups)
    {
        long[] times = [.. groups.SelectMany(Times)];
        _from = times.Length == 0 ? 0 : times.Min();
        _length = times.Length == 0 ? 0 : times.Max() - _from;
    }

    /// <summary>Whether there is a time to distribute failures over.</summary>
    public bool IsKnown => _length > 0;

    /// <summary>The first failure, in local time.</summary>
    public DateTime From => new DateTime(_from, DateTimeKind.Utc).ToLocalTime();

    /// <summary>The last failure, in local time.</summary>
    public DateTime Until => new DateTime(_from + _length, DateTimeKind.Utc).ToLocalTime();

    /// <summary>The number of failures of a group in each part.</summary>
    public int[] Counts(WorkflowErrorGroup group)
    {
        int[] counts = new int[Parts];
        foreach (long time in Times(group))
        {
            counts[(int)Math.Min((double)(time - _from) / _length * Parts, Parts - 1)]++;
        }

        return counts;
    }

    // Local times go back when the clocks do.
    private static System.Collections.Generic.IEnumerable<long> Times(WorkflowErrorGroup group) =>
        group.Group.Select(instance => instance.EndedOn).OfType<DateTime>().Select(time => time.ToUniversalTime().Ticks);
}
