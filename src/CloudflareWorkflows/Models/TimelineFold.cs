using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>A long time without a step in the timeline of an instance, in UTC, for example before a restart. A timeline gives it
/// a fixed width, so that the bars of the steps keep their proportions.</summary>
internal readonly record struct TimelineFold(DateTime From, DateTime To)
{
    /// <summary>More folds would leave too little room to the steps.</summary>
    private const int Most = 3;

    public TimeSpan Length => To - From;

    /// <summary>Returns the longest times without a step, in order. They are longer than all times with a step together.</summary>
    /// <param name="steps">When each step began and ended, ordered by start.</param>
    /// <param name="limit">When a step that hasn't ended ends at the latest.</param>
    public static TimelineFold[] Of((DateTime Start, DateTime? End)[] steps, DateTime limit)
    {
        if (steps.Length == 0)
        {
            return [];
        }

        List<TimelineFold> gaps = [];
        TimeSpan busy = TimeSpan.Zero;
        DateTime seen = steps[0].Start;
        foreach ((DateTime start, DateTime? end) in steps)
        {
            if (start > seen)
            {
                gaps.Add(new TimelineFold(seen, start));
                seen = start;
            }

            DateTime until = end < limit ? end.Value : limit;
            if (until > seen)
            {
                busy += until - seen;
                seen = until;
            }
        }

        return [.. gaps.Where(gap => gap.Length > busy).OrderByDescending(gap => gap.Length).Take(Most)
            .OrderBy(gap => gap.From)];
    }
}
