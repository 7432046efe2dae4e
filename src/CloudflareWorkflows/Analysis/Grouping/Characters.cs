namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Kinds of characters. Letters of other scripts separate words, because such text may have no spaces.</summary>
internal static class Characters
{
    public static bool IsDigit(char one) => one is >= '0' and <= '9';

    public static bool IsLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsHex(char one) => IsDigit(one) || one is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    public static bool IsOfWord(char one) => IsDigit(one) || IsLetter(one) || one == '_';

    /// <summary>The character at a position; a space outside the text.</summary>
    public static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : ' ';

    /// <summary>Whether a text is at a position.</summary>
    public static bool IsAt(string text, int index, string part) =>
        index >= 0 && index <= text.Length - part.Length && string.CompareOrdinal(text, index, part, 0, part.Length) == 0;

    /// <summary>The number of digits from a position on, up to a limit.</summary>
    public static int Digits(string text, int index, int most = int.MaxValue)
    {
        int length = 0;
        while (length < most && IsDigit(At(text, index + length)))
        {
            length++;
        }

        return length;
    }

    /// <summary>The number of letters from a position on.</summary>
    public static int Letters(string text, int index)
    {
        int length = 0;
        while (IsLetter(At(text, index + length)))
        {
            length++;
        }

        return length;
    }
}
