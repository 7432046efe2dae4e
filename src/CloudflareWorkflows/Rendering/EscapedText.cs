using System.Text;

namespace CloudflareWorkflows.Rendering;

/// <summary>Makes untrusted text safe to display: a control character becomes its JSON escape, for example
/// <c>\u001b</c>, so that a terminal or a browser displays it instead of interpreting it.</summary>
internal static class EscapedText
{
    private const string Ellipsis = "\u2026";

    /// <summary>Returns a text. Line breaks and tabs are kept.</summary>
    public static string Of(string text) => Escape(text, keepsLines: true);

    /// <summary>Returns a text on one line, for a table cell or a message.</summary>
    public static string OnOneLine(string text) => Escape(text, keepsLines: false);

    /// <summary>Returns a text on one line, truncated to a length.</summary>
    public static string OnOneLine(string text, int longest) => Cut(OnOneLine(text), longest);

    /// <summary>Truncates a line to a length.</summary>
    public static string Cut(string line, int longest)
    {
        if (line.Length <= longest)
        {
            return line;
        }

        // A character outside the basic plane is two values, which belong together.
        int end = char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1;
        return line[..end].TrimEnd() + Ellipsis;
    }

    private static string Escape(string text, bool keepsLines)
    {
        StringBuilder? shown = null;
        for (int index = 0; index < text.Length; index++)
        {
            char one = text[index];
            string? escape = (one, keepsLines) switch
            {
                ('\n' or '\t', true) => null,
                ('\r', true) when index + 1 < text.Length && text[index + 1] == '\n' => "",
                ('\n', false) => "\\n",
                ('\t', false) => "\\t",
                _ when char.IsControl(one) || IsDirection(one) || IsHalf(text, index) => $"\\u{(int)one:x4}",
                _ => null,
            };
            if (escape is not null && shown is null)
            {
                shown = new StringBuilder(text, 0, index, text.Length + escape.Length);
            }

            _ = escape is null ? shown?.Append(one) : shown!.Append(escape);
        }

        return shown?.ToString() ?? text;
    }

    /// <summary>Whether a value is half of a character outside the basic plane. No encoding can write it.</summary>
    private static bool IsHalf(string text, int index) => char.IsSurrogate(text[index])
        && !(char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]));

    /// <summary>Whether a character changes the direction of the text after it, or ends its line.</summary>
    private static bool IsDirection(char one) => one
        is '\u061c' or '\u200e' or '\u200f'
        or (>= '\u2028' and <= '\u202e')
        or (>= '\u2066' and <= '\u2069');
}
