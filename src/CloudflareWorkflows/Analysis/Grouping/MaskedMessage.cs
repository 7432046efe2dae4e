using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>A message whose varying parts are masked.</summary>
internal sealed class MaskedMessage
{
    /// <summary>The number of words that are compared.</summary>
    private const int MostWords = 40;

    private const string Any = "<*>";

    public MaskedMessage(string message)
    {
        MessageMask mask = new(message);
        Text = mask.Text;
        string[] shapes = mask.Shape.Split(' ');
        Shapes = [.. shapes.Take(MostWords)];
        Key = string.Join("\n", [$"{Shapes.Length}", mask.Codes, .. Shapes.Take(2).Select(KeyOf)]);
    }

    /// <summary>The masked text.</summary>
    public string Text { get; }

    /// <summary>Its first words, without the kinds of what was masked.</summary>
    public string[] Shapes { get; }

    /// <summary>What the messages of a group share: the number of words, the codes, and the first two words.</summary>
    public string Key { get; }

    /// <summary>Returns what messages have in common, as a text to read.</summary>
    public static string Template(IReadOnlyList<MaskedMessage> messages)
    {
        string[] common = [.. messages[0].Text.Split(' ')];
        foreach (MaskedMessage message in messages)
        {
            string[] words = message.Text.Split(' ');
            for (int index = 0; index < common.Length; index++)
            {
                common[index] = Common(common[index], index < words.Length ? words[index] : "");
            }
        }

        return string.Join(" ", common).Replace(MessageMask.InnerSpace, ' ');
    }

    private static string KeyOf(string shape) => shape.IndexOf(MessageMask.Masked, StringComparison.Ordinal) < 0 ? shape : MessageMask.Masked;

    private static string Common(string one, string other) => one == other
        ? one
        : one.StartsWith(Numbers.Mask, StringComparison.Ordinal) && other.StartsWith(Numbers.Mask, StringComparison.Ordinal) ? Numbers.Mask : Any;
}
