using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Matches steps whose names share a word.</summary>
internal static class SharedWords
{
    private const int ShortestWord = 3;

    private static readonly Regex s_words = new(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant);

    /// <summary>Matches each removed step with at most one added step.</summary>
    public static IEnumerable<StepMatch> Match(CodePlace[] removed, CodePlace[] added)
    {
        HashSet<CodePlace> used = [];
        Dictionary<string, Queue<CodePlace>> byWord = added.SelectMany(step => Words(step.Name).Select(word => (word, step)))
            .GroupBy(one => one.word, one => one.step).ToDictionary(group => group.Key, group => new Queue<CodePlace>(group));
        foreach (CodePlace step in removed)
        {
            CodePlace? match = Words(step.Name).Select(word => byWord.TryGetValue(word, out Queue<CodePlace>? steps) ? NextUnused(steps, used) : null)
                .FirstOrDefault(one => one is not null);
            if (match is not null)
            {
                _ = used.Add(match);
                yield return new StepMatch(step, match);
            }
        }
    }

    /// <summary>Each used step is taken out of a queue once, so the time is linear.</summary>
    private static CodePlace? NextUnused(Queue<CodePlace> steps, HashSet<CodePlace> used)
    {
        while (steps.Count > 0 && used.Contains(steps.Peek()))
        {
            _ = steps.Dequeue();
        }

        return steps.Count > 0 ? steps.Peek() : null;
    }

    private static IEnumerable<string> Words(string name) => s_words.Matches(name).Cast<Match>()
        .Select(word => word.Value.ToUpperInvariant()).Where(word => word.Length >= ShortestWord).Distinct();
}
