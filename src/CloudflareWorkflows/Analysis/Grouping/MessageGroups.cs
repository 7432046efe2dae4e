using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Messages that are grouped by what they have in common.</summary>
/// <param name="GroupOf">For each message, the index of its group.</param>
/// <param name="Templates">For each group, what its messages have in common; null for missing messages.</param>
internal sealed record MessageGroups(int[] GroupOf, string?[] Templates)
{
    /// <summary>Groups messages.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="isSplit">Whether messages that differ in one of a few words are different.</param>
    public static MessageGroups Of(IReadOnlyList<string?> messages, bool isSplit = true)
    {
        // Equal texts are one message, and all are sorted, so that neither number nor order of messages has an influence.
        Dictionary<string, MaskedMessage> distinct = new(StringComparer.Ordinal);
        MaskedMessage?[] masked = [.. messages.Select(Mask)];
        TemplateTree tree = new();
        foreach (MaskedMessage message in distinct.Values.OrderBy(message => message.Text, StringComparer.Ordinal))
        {
            tree.Add(message);
        }

        List<string?> templates = [];
        Dictionary<string, int> groups = new(StringComparer.Ordinal);
        foreach (MaskedMessage[] group in isSplit ? tree.Groups.SelectMany(ColumnSplit.Split) : tree.Groups.Select(one => one.ToArray()))
        {
            foreach (MaskedMessage message in group)
            {
                groups.Add(message.Text, templates.Count);
            }

            templates.Add(MaskedMessage.Template(group));
        }

        if (Array.IndexOf(masked, null) >= 0)
        {
            templates.Add(null);
        }

        return new MessageGroups(
            [.. masked.Select(message => message is null ? templates.Count - 1 : groups[message.Text])], [.. templates]);

        MaskedMessage? Mask(string? message)
        {
            if (string.IsNullOrWhiteSpace(message))
            {
                return null;
            }

            MaskedMessage mask = new(message!);
            if (distinct.TryGetValue(mask.Text, out MaskedMessage? known))
            {
                return known;
            }

            distinct.Add(mask.Text, mask);
            return mask;
        }
    }
}
