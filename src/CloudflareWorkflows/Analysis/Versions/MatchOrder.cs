using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Sorts the steps of two versions for people.</summary>
internal static class MatchOrder
{
    /// <summary>The order of the reference. An added step comes before the next step that both versions have.</summary>
    public static IEnumerable<StepMatch> Of(List<StepMatch> matches)
    {
        ILookup<StepMatch?, StepMatch> added = AddedAfter(matches);
        IEnumerable<StepMatch> pending = added[null];
        foreach (StepMatch match in matches.Where(one => one.Reference is not null).OrderBy(one => one.Reference!.Index))
        {
            if (match.Difference is not null)
            {
                foreach (StepMatch step in pending)
                {
                    yield return step;
                }

                pending = added[match];
            }

            yield return match;
        }

        foreach (StepMatch step in pending)
        {
            yield return step;
        }
    }

    /// <summary>The added steps, by the last step before them that both versions have.</summary>
    private static ILookup<StepMatch?, StepMatch> AddedAfter(List<StepMatch> matches)
    {
        List<(StepMatch? After, StepMatch Step)> added = [];
        StepMatch? last = null;
        foreach (StepMatch match in matches.Where(one => one.Difference is not null).OrderBy(one => one.Difference!.Index))
        {
            if (match.Reference is null)
            {
                added.Add((last, match));
            }
            else
            {
                last = match;
            }
        }

        return added.ToLookup(one => one.After, one => one.Step);
    }
}
