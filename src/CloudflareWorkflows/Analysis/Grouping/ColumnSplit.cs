using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Splits a group of messages by a column that has two or three values, all of them words: <c>cancelled by
/// customer</c> and <c>cancelled by merchant</c> are different reasons.</summary>
internal static class ColumnSplit
{
    private const int MostValues = 3;

    public static IEnumerable<MaskedMessage[]> Split(IReadOnlyList<MaskedMessage> group)
    {
        for (int column = 0; column < group[0].Shapes.Length; column++)
        {
            HashSet<string> values = new(StringComparer.Ordinal);
            for (int index = 0; index < group.Count && values.Count <= MostValues; index++)
            {
                _ = values.Add(group[index].Shapes[column]);
            }

            if (values.Count is > 1 and <= MostValues && values.All(IsWord))
            {
                return group.GroupBy(message => message.Shapes[column], StringComparer.Ordinal)
                    .SelectMany(same => Split([.. same]));
            }
        }

        return [[.. group]];
    }

    /// <summary>Whether a value begins with a letter and has no masked part: <c>customer</c>, <c>'email')</c>, or
    /// <c>SOCKS5</c>. Others only identify something.</summary>
    private static bool IsWord(string value)
    {
        int letter = 0;
        while (letter < value.Length && !char.IsLetter(value[letter]))
        {
            if (char.IsDigit(value[letter]))
            {
                return false;
            }

            letter++;
        }

        return letter < value.Length && value.IndexOf(MessageMask.Masked, StringComparison.Ordinal) < 0;
    }
}
