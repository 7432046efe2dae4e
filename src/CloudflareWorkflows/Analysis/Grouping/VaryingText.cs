using System;
using static CloudflareWorkflows.Analysis.Grouping.Characters;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Masks the parts of a message that identify something, and times. Every match looks at a limited number of
/// characters, or takes all that it has looked at.</summary>
internal static class VaryingText
{
    private static readonly (string Mask, Func<string, int, int> Match)[] s_patterns =
    [
        ("<uuid>", Uuid), ("<url>", Url), ("<mail>", Mail), ("<time>", TimePattern.Match), ("<address>", AddressPattern.Match),
        ("<path>", Path), ("<hex>", Hex),
    ];

    /// <summary>Matches what varies at the start of a word. If nothing is there, the length is 0.</summary>
    public static (int Length, string? Mask) Match(string text, int index)
    {
        foreach ((string mask, Func<string, int, int> match) in s_patterns)
        {
            if (match(text, index) is > 0 and int length)
            {
                return (length, mask);
            }
        }

        return IdPattern.Match(text, index);
    }

    /// <summary>Matches a quoted text that has spaces.</summary>
    public static int MatchQuoted(string text, int index)
    {
        char quote = text[index];
        if (quote is not ('"' or '\'' or '`'))
        {
            return 0;
        }

        int end = text.IndexOf(quote, index + 1);
        return end > index + 1 && !IsOfWord(At(text, end + 1)) && text.IndexOf(' ', index, end - index) >= 0 ? end - index + 1 : 0;
    }

    private static int Uuid(string text, int index)
    {
        const int Length = 36;
        for (int at = 0; at < Length; at++)
        {
            char one = At(text, index + at);
            if (at is 8 or 13 or 18 or 23 ? one != '-' : !IsHex(one))
            {
                return 0;
            }
        }

        return IsOfWord(At(text, index + Length)) ? 0 : Length;
    }

    private static int Url(string text, int index)
    {
        int scheme = 0;
        while (scheme < 12 && IsLetter(At(text, index + scheme)))
        {
            scheme++;
        }

        if (scheme == 0 || !IsAt(text, index + scheme, "://"))
        {
            return 0;
        }

        return Trimmed(text, index, RunOf(text, index, one => !char.IsWhiteSpace(one) && one is not ('"' or '\'' or '<' or '>' or ')' or ']' or '}' or '`')));
    }

    private static int Mail(string text, int index)
    {
        // What follows a dot has been looked at already.
        if (At(text, index - 1) is '.' or '+' or '-' or '%')
        {
            return 0;
        }

        int local = 0;
        while (local < 64 && (IsOfWord(At(text, index + local)) || At(text, index + local) is '.' or '+' or '-' or '%'))
        {
            local++;
        }

        if (local == 0 || At(text, index + local) != '@')
        {
            return 0;
        }

        int host = RunOf(text, index + local + 1, one => IsOfWord(one) || one is '.' or '-');
        int length = Trimmed(text, index, local + 1 + host);
        return text.IndexOf('.', index + local, length - local) > 0 ? length : 0;
    }

    private static int Path(string text, int index)
    {
        if (text[index] != '/' || !(IsOfWord(At(text, index + 1)) || At(text, index + 1) is '.'))
        {
            return 0;
        }

        return Trimmed(text, index, RunOf(text, index, one => !char.IsWhiteSpace(one) && one is not ('"' or '\'' or '<' or '>' or ')' or ']' or '}' or '`' or ',' or ';' or '(')));
    }

    private static int Hex(string text, int index)
    {
        if (text[index] == '0' && At(text, index + 1) is 'x' or 'X')
        {
            int digits = RunOf(text, index + 2, IsHex);
            return digits > 0 && !IsOfWord(At(text, index + 2 + digits)) ? digits + 2 : 0;
        }

        int length = RunOf(text, index, IsHex);
        bool hasLetter = false;
        bool hasDigit = false;
        for (int at = index; at < index + length; at++)
        {
            hasLetter |= IsLetter(text[at]);
            hasDigit |= IsDigit(text[at]);
        }

        return length >= 8 && hasLetter && hasDigit && !IsOfWord(At(text, index + length)) ? length : 0;
    }

    private static int RunOf(string text, int index, Func<char, bool> isPart)
    {
        int length = 0;
        while (index + length < text.Length && isPart(text[index + length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>A sentence may end behind an address.</summary>
    private static int Trimmed(string text, int index, int length)
    {
        while (length > 1 && text[index + length - 1] is '.' or ',' or ';' or ':' or '!' or '?')
        {
            length--;
        }

        return length;
    }
}
