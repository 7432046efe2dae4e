using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Groups similar messages with a tree of fixed depth (Drain; He, Zhu, Zheng, Lyu: "Drain: An Online Log Parsing
/// Approach with Fixed Depth Tree", ICWS 2017). Its path has the number of words, the codes, and the first two words of a
/// message. In a leaf, a message belongs to the group whose words are the most similar.</summary>
internal sealed class TemplateTree
{
    /// <summary>The part of the words that must be equal.</summary>
    private const double Similarity = 0.7;

    /// <summary>The number of groups of a leaf that a message is compared with. Without a limit, messages that are all
    /// different take quadratic time.</summary>
    private const int MostCandidates = 100;

    private readonly Dictionary<string, List<Candidate>> _leaves = new(StringComparer.Ordinal);
    private readonly List<List<MaskedMessage>> _groups = [];

    public IReadOnlyList<IReadOnlyList<MaskedMessage>> Groups => _groups;

    /// <summary>How many times a message was compared with a group.</summary>
    public long Comparisons { get; private set; }

    public void Add(MaskedMessage message)
    {
        if (!_leaves.TryGetValue(message.Key, out List<Candidate>? leaf))
        {
            leaf = [];
            _leaves.Add(message.Key, leaf);
        }

        if (MostSimilar(leaf, message.Shapes) is Candidate candidate)
        {
            candidate.Merge(message.Shapes);
            candidate.Messages.Add(message);
            return;
        }

        List<MaskedMessage> group = [message];
        _groups.Add(group);
        if (leaf.Count < MostCandidates)
        {
            leaf.Add(new Candidate([.. message.Shapes], group));
        }
    }

    private Candidate? MostSimilar(List<Candidate> leaf, string[] words)
    {
        Candidate? best = null;
        int most = Math.Max(1, (int)Math.Ceiling((Similarity * words.Length) - 1e-9)) - 1;
        foreach (Candidate candidate in leaf)
        {
            Comparisons++;
            int equal = candidate.Equal(words, most);
            if (equal > most)
            {
                (best, most) = (candidate, equal);
            }
        }

        return best;
    }

    /// <summary>A group, and its words; null where they differ.</summary>
    private sealed class Candidate(string?[] template, List<MaskedMessage> messages)
    {
        public List<MaskedMessage> Messages => messages;

        /// <summary>The number of equal words. It stops counting when it can't exceed a number.</summary>
        public int Equal(string[] words, int most)
        {
            int equal = 0;
            for (int index = 0; index < words.Length && equal + words.Length - index > most; index++)
            {
                equal += string.Equals(template[index], words[index], StringComparison.Ordinal) ? 1 : 0;
            }

            return equal;
        }

        public void Merge(string[] words)
        {
            for (int index = 0; index < words.Length; index++)
            {
                if (!string.Equals(template[index], words[index], StringComparison.Ordinal))
                {
                    template[index] = null;
                }
            }
        }
    }
}
