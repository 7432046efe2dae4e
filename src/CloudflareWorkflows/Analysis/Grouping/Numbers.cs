using System;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Masks numbers, with their unit.</summary>
internal static class Numbers
{
    public const string Mask = "<n>";

    /// <summary>The number of digits from which a number in a word varies: <c>D1</c>, <c>SHA256</c>, and <c>5xx</c> are
    /// names.</summary>
    private const int LongInWord = 4;

    private static readonly string[] s_units =
    [
        "ms", "s", "sec", "secs", "m", "min", "mins", "h", "d", "us", "ns", "B", "KB", "MB", "GB", "TB", "kB", "KiB", "MiB", "GiB", "K", "M", "G",
    ];

    private static readonly string[] s_unitsApart = ["bytes", "B", "KB", "MB", "GB", "KiB", "MiB", "GiB", "ms", "s", "sec"];

    /// <summary>Matches a number at the start of a word. If none is there, the length is 1.</summary>
    public static (int Length, string? Mask) Match(string text, int index)
    {
        int sign = Characters.At(text, index) is '-' or '+' or '<' ? 1 : 0;
        int length = Characters.Digits(text, index + sign);
        if (length == 0)
        {
            return (1, null);
        }

        length += sign;
        while (Characters.At(text, index + length) is '.' or ',' && Characters.Digits(text, index + length + 1) is > 0 and int more)
        {
            length += more + 1;
        }

        string unit = Unit(text, index + length);
        if (unit.Length == 0 && length < LongInWord && Characters.IsOfWord(Characters.At(text, index + length)))
        {
            return (length, null);
        }

        if (unit.Length > 0)
        {
            return (length + unit.Length, Mask + unit);
        }

        (int apart, string name) = UnitApart(text, index + length);
        return apart > 0 ? (length + apart, Mask + MessageMask.InnerSpace + name) : (length, Mask);
    }

    /// <summary>Matches a number inside a word. If none is there, the length is 1.</summary>
    public static (int Length, string? Mask) MatchInWord(string text, int index)
    {
        int length = Characters.Digits(text, index);
        bool isLong = length >= LongInWord || Characters.At(text, index - 1) == '_';
        return length == 0 ? (1, null) : (length, isLong ? Mask : null);
    }

    /// <summary>A unit behind a space, and the same number in another unit: <c>18846 bytes (18.4 KB)</c>.</summary>
    private static (int Length, string Name) UnitApart(string text, int index)
    {
        string? unit = Characters.At(text, index) == ' ' ? Array.Find(s_unitsApart, unit => IsWordAt(text, index + 1, unit)) : null;
        if (unit is null)
        {
            return (0, "");
        }

        int length = unit.Length + 1;
        if (Characters.At(text, index + length + 1) == '(' && Characters.IsDigit(Characters.At(text, index + length + 2)))
        {
            int end = text.IndexOf(')', index + length, Math.Min(20, text.Length - index - length));
            length = end > 0 ? end - index + 1 : length;
        }

        return (length, unit);
    }

    private static bool IsWordAt(string text, int index, string word) =>
        Characters.IsAt(text, index, word) && !Characters.IsOfWord(Characters.At(text, index + word.Length));

    private static string Unit(string text, int index)
    {
        int length = 0;
        while (length < 5 && Characters.IsOfWord(Characters.At(text, index + length)))
        {
            length++;
        }

        return length is > 0 and < 5 && Array.IndexOf(s_units, text.Substring(index, length)) is >= 0 and int known ? s_units[known] : "";
    }
}
