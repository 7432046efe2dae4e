using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Comparing;

/// <summary>Finds steps that ran in one order in the reference, and in the opposite order in the other instance. Steps
/// that ran at the same time have no order. The time is that of sorting the steps.</summary>
internal static class StepOrder
{
    /// <summary>Returns the pairs that changed places with another pair.</summary>
    public static HashSet<StepPair> FindMoved(IEnumerable<StepPair> pairs)
    {
        Timed[] timed = [.. pairs
            .Where(pair => pair is { Reference.StartedOn: not null, Difference.StartedOn: not null })
            .Select(pair => new Timed(pair, Period.Of(pair.Reference!), Period.Of(pair.Difference!)))];
        return
        [
            .. FindEarlier(timed, one => one.Reference, one => one.Difference),
            .. FindEarlier(timed, one => one.Difference, one => one.Reference),
        ];
    }

    /// <summary>Finds pairs that precede another pair on one side and follow it on the other side.</summary>
    private static IEnumerable<StepPair> FindEarlier(Timed[] timed, Func<Timed, Period> side, Func<Timed, Period> other)
    {
        Timed[] byStart = [.. timed.OrderBy(one => side(one).Start)];
        long[] starts = Array.ConvertAll(byStart, one => side(one).Start);

        // The earliest end on the other side, of all steps that start at this one or later.
        long[] ends = Array.ConvertAll(byStart, one => other(one).End);
        for (int index = ends.Length - 2; index >= 0; index--)
        {
            ends[index] = Math.Min(ends[index], ends[index + 1]);
        }

        return timed.Where(one =>
        {
            int next = FirstFrom(starts, side(one).End);
            return next < ends.Length && ends[next] <= other(one).Start;
        }).Select(one => one.Pair);
    }

    /// <summary>The index of the first value that is not below a limit.</summary>
    private static int FirstFrom(long[] sorted, long limit)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed record Timed(StepPair Pair, Period Reference, Period Difference);

    /// <summary>Start and end in half ticks. An end is after its start also if the step took no time. A step precedes
    /// another one if its end is not after the start of the other.</summary>
    private readonly record struct Period(long Start, long End)
    {
        public static Period Of(WorkflowStep step)
        {
            long start = step.StartedOn!.Value.ToUniversalTime().Ticks;
            long end = step.EndedOn?.ToUniversalTime().Ticks ?? DateTime.MaxValue.Ticks;
            return new Period(2 * start, end > start ? 2 * end : (2 * start) + 1);
        }
    }
}
