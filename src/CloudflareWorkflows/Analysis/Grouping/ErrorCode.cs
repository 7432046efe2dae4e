using System;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Finds codes, which say what is wrong, and are never masked: 402 and 503 are different errors.</summary>
internal static class ErrorCode
{
    private static readonly string[] s_before =
    [
        "status", "code", "http", "answered", "returned", "responded", "response", "sqlstate", "error", "smtp",
    ];

    /// <summary>What comes before a code of Cloudflare's edge, which has four digits: <c>error code: 1015</c>.</summary>
    private static readonly string[] s_beforeEdgeCode = ["code"];

    private static readonly string[] s_beforeState = ["sqlstate"];

    /// <summary>Returns the length of the code at a position: three digits from 100 to 599, or five, after a word that
    /// announces a code; or four after <c>code</c>. 0 if none is there.</summary>
    public static int Match(string text, int index)
    {
        if (!Characters.IsDigit(text[index]))
        {
            return 0;
        }

        // A state of SQL can have letters: 40P01.
        int state = 0;
        while (state < 6 && Characters.IsOfWord(Characters.At(text, index + state)))
        {
            state++;
        }

        if (state == 5 && IsAnnounced(text, index, s_beforeState))
        {
            return state;
        }

        int length = Characters.Digits(text, index, 6);
        string[] before = (length, text[index]) switch
        {
            (5, _) or (3, >= '1' and <= '5') => s_before,
            (4, '1') => s_beforeEdgeCode,
            _ => [],
        };
        return before.Length > 0 && !Characters.IsOfWord(Characters.At(text, index + length)) && IsAnnounced(text, index, before)
            ? length
            : 0;
    }

    private static bool IsAnnounced(string text, int index, string[] before)
    {
        for (int words = 0; words < 2; words++)
        {
            int end = index;
            while (end > 0 && index - end < 3 && Characters.At(text, end - 1) is ' ' or ':' or '=' or '/' or '[' or '(' or '"' or '#')
            {
                end--;
            }

            int start = end;
            while (start > 0 && end - start < 10 && Characters.IsLetter(text[start - 1]))
            {
                start--;
            }

            string word = text.Substring(start, end - start);
            if (Array.Exists(before, one => one.Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }

            if (!word.Equals("with", StringComparison.OrdinalIgnoreCase) && !word.Equals("is", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            index = start;
        }

        return false;
    }
}
