using static CloudflareWorkflows.Analysis.Grouping.Characters;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Masks IDs that mix letters and digits: <c>ch_3NqYb2eZvKYlo2C0</c> or <c>01HZX4Q9T7B2</c>.</summary>
internal static class IdPattern
{
    private const string Mask = "<id>";
    private const int ShortestPrefixed = 8;
    private const int ShortestMixed = 12;

    /// <summary>Matches a word that is an ID. If there is none, the length is 0.</summary>
    public static (int Length, string? Mask) Match(string text, int index)
    {
        int length = 0;
        int part = 0;
        int letters = 0;
        int digits = 0;
        while (IsOfWord(At(text, index + length)))
        {
            char one = text[index + length];
            if (one == '_')
            {
                (part, letters, digits) = (length + 1, 0, 0);
            }

            letters += IsLetter(one) ? 1 : 0;
            digits += IsDigit(one) ? 1 : 0;
            length++;
        }

        bool isPrefixed = part > 1 && length - part >= ShortestPrefixed && digits > 0;
        bool isMixed = part == 0 && length >= ShortestMixed && letters > 0 && digits > 0;
        return isPrefixed ? (length, $"{text[index..(index + part)]}{Mask}") : (isMixed ? length : 0, Mask);
    }
}
