using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Finds steps that stand at another place in another version: in another list of statements, or in another order
/// of the same list. Lists that run in parallel have no order.</summary>
internal sealed class StepMoves
{
    private readonly Dictionary<CodeScope, CodeScope> _partners = [];

    /// <param name="matches">The steps that both versions have.</param>
    public StepMoves(IReadOnlyList<StepMatch> matches)
    {
        StepMatch[] alike = [.. matches.Where(one => one.Reference!.Scope.Shape == one.Difference!.Scope.Shape)];
        Moved.UnionWith(matches.Except(alike));
        ChoosePartners(alike);
        FindInOtherOrder(alike);
    }

    /// <summary>The steps that moved.</summary>
    public HashSet<StepMatch> Moved { get; } = [];

    /// <summary>The lists of statements of the reference, with the same list in the other version.</summary>
    public IReadOnlyDictionary<CodeScope, CodeScope> Partners => _partners;

    /// <summary>A list is the one that most of its steps are in.</summary>
    private void ChoosePartners(StepMatch[] matches)
    {
        Dictionary<(CodeScope, CodeScope), int> votes = [];
        foreach (Level level in matches.SelectMany(Levels))
        {
            _ = votes.TryGetValue((level.Reference, level.Difference), out int before);
            votes[(level.Reference, level.Difference)] = before + 1;
        }

        HashSet<CodeScope> taken = [];
        foreach ((CodeScope reference, CodeScope difference) in votes.OrderByDescending(one => one.Value).Select(one => one.Key))
        {
            if (!_partners.ContainsKey(reference) && taken.Add(difference))
            {
                _partners.Add(reference, difference);
            }
        }
    }

    private void FindInOtherOrder(StepMatch[] matches)
    {
        Dictionary<CodeScope, Dictionary<int, (int Place, List<StepMatch> Steps)>> lists = [];
        foreach (StepMatch match in matches)
        {
            if (!Levels(match).All(level => _partners.TryGetValue(level.Reference, out CodeScope? partner) && partner == level.Difference))
            {
                _ = Moved.Add(match);
                continue;
            }

            foreach (Level level in Levels(match).Where(level => level.Reference.Statement?.Node.Type != CodePlace.Parallel))
            {
                if (!lists.TryGetValue(level.Reference, out Dictionary<int, (int, List<StepMatch>)>? list))
                {
                    list = [];
                    lists.Add(level.Reference, list);
                }

                if (!list.TryGetValue(level.ReferenceIndex, out (int Place, List<StepMatch> Steps) item))
                {
                    item = (level.DifferenceIndex, []);
                    list.Add(level.ReferenceIndex, item);
                }

                item.Steps.Add(match);
            }
        }

        foreach (Dictionary<int, (int Place, List<StepMatch> Steps)> list in lists.Values)
        {
            (int Place, List<StepMatch> Steps)[] items = [.. list.OrderBy(one => one.Key).Select(one => one.Value)];
            int[] steps = [.. Enumerable.Range(0, items.Length).Where(index => items[index].Steps.Exists(one => one.Reference!.IsStepOrCall))];
            HashSet<int> ordered = [.. LongestOrder.Of(Array.ConvertAll(steps, index => items[index].Place)).Select(index => steps[index])];
            AddOthersInOrder(Array.ConvertAll(items, item => item.Place), ordered, [.. steps]);
            Moved.UnionWith(items.Where((_, index) => !ordered.Contains(index)).SelectMany(item => item.Steps));
        }
    }

    /// <summary>Adds what isn't a step if it stands between the same steps.</summary>
    private static void AddOthersInOrder(int[] places, HashSet<int> ordered, HashSet<int> steps)
    {
        int[] next = new int[places.Length];
        int end = int.MaxValue;
        for (int index = places.Length - 1; index >= 0; index--)
        {
            next[index] = end;
            end = ordered.Contains(index) ? places[index] : end;
        }

        int last = -1;
        for (int index = 0; index < places.Length; index++)
        {
            if (ordered.Contains(index) || (!steps.Contains(index) && last < places[index] && places[index] < next[index]))
            {
                _ = ordered.Add(index);
                last = places[index];
            }
        }
    }

    /// <summary>The lists around a step in both versions, from the inside, with the place of the statement that the step is
    /// or is in.</summary>
    private static IEnumerable<Level> Levels(StepMatch match)
    {
        CodePlace? one = match.Reference;
        CodePlace? other = match.Difference;
        while (one is not null && other is not null)
        {
            yield return new Level(one.Scope, other.Scope, one.Index, other.Index);
            one = one.Scope.Statement;
            other = other.Scope.Statement;
        }
    }

    private readonly record struct Level(CodeScope Reference, CodeScope Difference, int ReferenceIndex, int DifferenceIndex);
}
