using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Plans which parts of a time range are read row by row: all of it if the rows fit into one page, or else three parts,
/// evenly spread, whose rows fit into a page each.</summary>
/// <param name="Parts">The parts, oldest first.</param>
/// <param name="IsWhole">Whether they are the whole range together.</param>
internal sealed record TimeSlices(IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Parts, bool IsWhole)
{
    private const int SliceCount = 3;

    /// <summary>The load is not even, so a page is planned to be this full at most.</summary>
    private const double LargestShare = 0.8;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>Plans for a time range.</summary>
    /// <param name="from">The start of the range.</param>
    /// <param name="until">Its end.</param>
    /// <param name="rows">The number of rows in it, at most.</param>
    /// <param name="pageSize">The largest number of rows of a page.</param>
    /// <param name="longest">The longest part; null if there is no limit.</param>
    public static TimeSlices Of(DateTimeOffset from, DateTimeOffset until, long rows, int pageSize, TimeSpan? longest)
    {
        TimeSpan range = until - from;

        // As many rows as a page has may be not all of them.
        if (rows < pageSize && !(range > longest))
        {
            return new TimeSlices([(from, until)], true);
        }

        TimeSpan third = Whole(new TimeSpan(range.Ticks / SliceCount));
        double share = pageSize * LargestShare * SliceCount / Math.Max(1, rows);
        if (share >= 1 && !(third + s_second + s_second > longest))
        {
            return new TimeSlices([(from, from + third), (from + third, from + third + third), (from + third + third, until)], true);
        }

        TimeSpan length = Whole(Earlier(new TimeSpan((long)(third.Ticks * Math.Min(1, share))), longest));
        List<(DateTimeOffset, DateTimeOffset)> parts = [];
        for (int index = 0; index < SliceCount; index++)
        {
            DateTimeOffset start = from + new TimeSpan(third.Ticks * index) + Whole(new TimeSpan((third - length).Ticks / 2));
            parts.Add((start, start + length));
        }

        return new TimeSlices(parts, false);
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan? other) => other < one ? other.Value : one;

    /// <summary>The service counts in whole seconds.</summary>
    private static TimeSpan Whole(TimeSpan span) =>
        span < s_second ? s_second : new TimeSpan(span.Ticks - (span.Ticks % TimeSpan.TicksPerSecond));
}
