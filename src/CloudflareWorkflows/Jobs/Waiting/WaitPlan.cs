using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>How to look at the instances that are waited for: those created from one time to another by listing that
/// span, a hundred with one request, and the others one by one. Pure.</summary>
/// <param name="From">The oldest that is listed, in UTC.</param>
/// <param name="To">The newest that is listed, in UTC.</param>
/// <param name="Listed">How many instances listing finds.</param>
/// <param name="Pages">How many requests listing takes.</param>
internal sealed record WaitPlan(DateTime From, DateTime To, int Listed, int Pages)
{
    private const double PageSize = 100;

    /// <summary>Finds the span that saves most.</summary>
    /// <param name="pending">When those that are waited for were created, as far as is known.</param>
    /// <param name="listed">When the instances of the workflow were created, in order, as far as they have been listed:
    /// none is waited for outside.</param>
    /// <returns>Null if nothing is saved.</returns>
    public static WaitPlan? Choose(IEnumerable<DateTime> pending, DateTime[] listed)
    {
        DateTime[] known = [.. pending.Where(time => listed.Length > 0 && time >= listed[0] && time <= listed[listed.Length - 1])
            .OrderBy(time => time)];
        WaitPlan? best = null;
        double leastBefore = double.MaxValue;
        int first = 0;
        double mostSaved = 0;
        for (int last = 0; last < known.Length; last++)
        {
            // What is saved by listing from the first to the last: a read each, less the pages between.
            double here = last - (Rank(listed, known[last]) / PageSize);
            if (here < leastBefore)
            {
                (leastBefore, first) = (here, last);
            }

            double saved = here - leastBefore - 1;
            if (saved > mostSaved)
            {
                mostSaved = saved;
                int between = Rank(listed, known[last]) - Rank(listed, known[first]);
                best = new WaitPlan(known[first], known[last], last - first + 1, (int)(between / PageSize) + 1);
            }
        }

        return best;
    }

    private static int Rank(DateTime[] listed, DateTime time)
    {
        int index = Array.BinarySearch(listed, time);
        return index < 0 ? ~index : index;
    }
}
