using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>A step in two versions; null where a version does not have it.</summary>
/// <param name="reference">The step in the reference.</param>
/// <param name="difference">The step in the other version.</param>
internal sealed class StepMatch(CodePlace? reference, CodePlace? difference)
{
    public CodePlace? Reference => reference;

    public CodePlace? Difference => difference;
}

/// <summary>Matches the steps of two versions: by type and name, or else by their place.</summary>
internal static class StepMatching
{
    /// <summary>Returns all that is compared of both versions.</summary>
    public static List<StepMatch> Match(VersionCode reference, VersionCode difference)
    {
        List<StepMatch> matches = [.. ByName(reference.Compared, difference.Compared, step => step.Key)];
        (List<CodePlace> left, List<CodePlace> leftOthers) = Unmatched(reference, difference, matches);
        matches.AddRange(ByName(left.FindAll(IsComputed), leftOthers.FindAll(IsComputed), PatternOf));
        matches.AddRange(ByPlace(reference, difference, matches));
        (left, leftOthers) = Unmatched(reference, difference, matches);
        matches.AddRange(left.Select(step => new StepMatch(step, null)));
        matches.AddRange(leftOthers.Select(step => new StepMatch(null, step)));
        return matches;
    }

    private static bool IsComputed(CodePlace step) => ComputedName.Is(step.Name);

    /// <summary>Names of variables can differ between two builds.</summary>
    private static StepKey PatternOf(CodePlace step) => step.Key with { Name = new ComputedName(step.Name).Pattern };

    private static (List<CodePlace> Reference, List<CodePlace> Difference) Unmatched(
        VersionCode reference, VersionCode difference, List<StepMatch> matches)
    {
        HashSet<CodePlace> matched = [.. matches.SelectMany(one => new[] { one.Reference!, one.Difference! })];
        return ([.. reference.Compared.Where(step => !matched.Contains(step))], [.. difference.Compared.Where(step => !matched.Contains(step))]);
    }

    /// <summary>Steps with the same type and name: first those with the same statements around them and the same step before
    /// them, then those with the same statements around them, then the others.</summary>
    private static IEnumerable<StepMatch> ByName(
        IReadOnlyList<CodePlace> reference, IReadOnlyList<CodePlace> difference, Func<CodePlace, StepKey> key)
    {
        ILookup<StepKey, CodePlace> others = difference.ToLookup(key);
        foreach (IGrouping<StepKey, CodePlace> name in reference.GroupBy(key))
        {
            List<CodePlace> left = [.. name];
            List<CodePlace> leftOthers = [.. others[name.Key]];
            if (left.Count != leftOthers.Count)
            {
                foreach (StepMatch match in InOrder(left, leftOthers, step => (step.Scope.Shape, step.Previous?.Key)))
                {
                    yield return match;
                }
            }

            foreach (StepMatch match in InOrder(left, leftOthers, step => step.Scope.Shape).Concat(InOrder(left, leftOthers, _ => 0)))
            {
                yield return match;
            }
        }
    }

    /// <summary>Matches steps that are alike, in order, and removes them from the lists.</summary>
    private static List<StepMatch> InOrder<T>(List<CodePlace> left, List<CodePlace> leftOthers, Func<CodePlace, T> alike)
        where T : struct
    {
        Dictionary<T, Queue<CodePlace>> waiting = leftOthers.GroupBy(alike).ToDictionary(group => group.Key, group => new Queue<CodePlace>(group));
        List<StepMatch> matches = [];
        foreach (CodePlace step in left)
        {
            if (waiting.TryGetValue(alike(step), out Queue<CodePlace>? queue) && queue.Count > 0)
            {
                matches.Add(new StepMatch(step, queue.Dequeue()));
            }
        }

        HashSet<CodePlace> matched = [.. matches.SelectMany(one => new[] { one.Reference!, one.Difference! })];
        _ = left.RemoveAll(matched.Contains);
        _ = leftOthers.RemoveAll(matched.Contains);
        return matches;
    }

    /// <summary>Steps of the same type that stand after the same step, with the same statements around them, and whose names
    /// differ. If there are several, only those whose names share a word match.</summary>
    private static IEnumerable<StepMatch> ByPlace(VersionCode reference, VersionCode difference, List<StepMatch> matches)
    {
        Dictionary<CodePlace, CodePlace> partners = matches.ToDictionary(one => one.Reference!, one => one.Difference!);
        ILookup<Gap, CodePlace> removed = Gaps(reference, step => partners.TryGetValue(step, out CodePlace? partner) ? partner : null);
        HashSet<CodePlace> known = [.. partners.Values];
        ILookup<Gap, CodePlace> added = Gaps(difference, step => known.Contains(step) ? step : null);
        foreach (IGrouping<Gap, CodePlace> gap in removed)
        {
            CodePlace[] before = [.. gap];
            CodePlace[] after = [.. added[gap.Key]];
            if (before is [CodePlace one] && after is [CodePlace other])
            {
                yield return new StepMatch(one, other);
                continue;
            }

            foreach (StepMatch match in SharedWords.Match(before, after))
            {
                yield return match;
            }
        }
    }

    /// <param name="code">A version.</param>
    /// <param name="anchor">For a step that both versions have, the step in the other version; else null.</param>
    private static ILookup<Gap, CodePlace> Gaps(VersionCode code, Func<CodePlace, CodePlace?> anchor)
    {
        List<(Gap, CodePlace)> steps = [];
        CodePlace? last = null;
        foreach (CodePlace step in code.Compared)
        {
            if (anchor(step) is CodePlace known)
            {
                last = step.IsStepOrCall ? known : last;
            }
            else
            {
                steps.Add((new Gap(last, step.Scope.Shape, step.Key.Type), step));
            }
        }

        return steps.ToLookup(one => one.Item1, one => one.Item2);
    }

    private readonly record struct Gap(CodePlace? After, int Shape, string Type);
}
