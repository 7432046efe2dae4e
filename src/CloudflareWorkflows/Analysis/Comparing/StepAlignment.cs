using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Comparing;

/// <summary>Pairs the steps of two instances by type, name and occurrence.</summary>
internal static class StepAlignment
{
    /// <summary>Returns all steps in the order of the reference. A step that only the other instance has comes before
    /// the next step that both have.</summary>
    public static List<StepPair> Align(WorkflowStep[] reference, WorkflowStep[] difference)
    {
        Key[] referenceKeys = [.. Keys(reference)];
        Key[] differenceKeys = [.. Keys(difference)];
        Dictionary<Key, WorkflowStep> others = differenceKeys.Zip(difference, (key, step) => (key, step))
            .ToDictionary(one => one.key, one => one.step);
        ILookup<Key?, WorkflowStep> extras = Extras(differenceKeys, difference, [.. referenceKeys]);

        List<StepPair> pairs = [];
        IEnumerable<WorkflowStep> pending = extras[null];
        for (int index = 0; index < reference.Length; index++)
        {
            bool isCommon = others.TryGetValue(referenceKeys[index], out WorkflowStep? other);
            if (isCommon)
            {
                pairs.AddRange(pending.Select(step => new StepPair(null, step)));
                pending = extras[referenceKeys[index]];
            }

            pairs.Add(new StepPair(reference[index], other));
        }

        pairs.AddRange(pending.Select(step => new StepPair(null, step)));
        return pairs;
    }

    /// <summary>The steps that the reference does not have, by the last step before them that it has.</summary>
    private static ILookup<Key?, WorkflowStep> Extras(Key[] keys, WorkflowStep[] steps, HashSet<Key> common)
    {
        List<(Key? After, WorkflowStep Step)> extras = [];
        Key? last = null;
        for (int index = 0; index < steps.Length; index++)
        {
            if (common.Contains(keys[index]))
            {
                last = keys[index];
            }
            else
            {
                extras.Add((last, steps[index]));
            }
        }

        return extras.ToLookup(extra => extra.After, extra => extra.Step);
    }

    /// <summary>The name contains a counter. Steps without one are counted here.</summary>
    private static IEnumerable<Key> Keys(WorkflowStep[] steps)
    {
        Dictionary<(string, string), int> seen = [];
        foreach (WorkflowStep step in steps)
        {
            seen.TryGetValue((step.Type, step.Name), out int before);
            seen[(step.Type, step.Name)] = before + 1;
            yield return new Key(step.Type, step.Name, before);
        }
    }

    private readonly record struct Key(string Type, string Name, int Before);
}

/// <summary>The same step in two instances; null where an instance does not have it.</summary>
internal sealed class StepPair(WorkflowStep? reference, WorkflowStep? difference)
{
    public WorkflowStep? Reference => reference;

    public WorkflowStep? Difference => difference;
}
