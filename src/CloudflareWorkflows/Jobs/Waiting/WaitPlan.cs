using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>How to poll: instances created within a range of time by listing that range, 100 with one request, and
/// the others individually. Pure.</summary>
/// <param name="From">The start of the range, in UTC.</param>
/// <param name="To">The end of the range, in UTC.</param>
/// <param name="Listed">The number of pending instances in the range.</param>
/// <param name="Pages">The number of requests for the listing.</param>
internal sealed record WaitPlan(DateTime From, DateTime To, int Listed, int Pages)
{
    private const double PageSize = 100;

    /// <summary>Finds the range that saves the most requests.</summary>
    /// <param name="pending">The known creation times of pending instances.</param>
    /// <param name="listed">The known creation times of the workflow's instances, sorted. No pending instance is
    /// outside.</param>
    /// <returns>The plan; null if listing saves nothing.</returns>
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
            // The requests saved by listing from the first to the last: one read each, minus the pages between.
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
