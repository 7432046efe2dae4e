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
        ILookup<string, CodePlace> byWord = added.SelectMany(step => Words(step.Name).Select(word => (word, step)))
            .ToLookup(one => one.word, one => one.step);
        foreach (CodePlace step in removed)
        {
            CodePlace? match = Words(step.Name).SelectMany(word => byWord[word].Take(removed.Length)).FirstOrDefault(one => !used.Contains(one));
            if (match is not null)
            {
                _ = used.Add(match);
                yield return new StepMatch(step, match);
            }
        }
    }

    private static IEnumerable<string> Words(string name) => s_words.Matches(name).Cast<Match>()
        .Select(word => word.Value.ToUpperInvariant()).Where(word => word.Length >= ShortestWord).Distinct();
}
