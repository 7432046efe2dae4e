using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Makes untrusted text safe to display: a control character becomes its JSON escape, for example
/// <c>\u001b</c>, so that a terminal displays it instead of interpreting it. The objects keep the original
/// text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VisibleText
{
    private const string Ellipsis = "\u2026";

    /// <summary>Returns the text of a value; several texts are separated by commas. Line breaks and tabs are
    /// kept.</summary>
    public static string Of(object? value)
    {
        object? bare = BaseObject.Of(value);
        return bare is IEnumerable several and not string
            ? string.Join(", ", several.Cast<object?>().Select(Of))
            : Escape(value is string text ? text : (string)LanguagePrimitives.ConvertTo(
                value, typeof(string), CultureInfo.InvariantCulture), keepsLines: true);
    }

    /// <summary>Returns the text of a value on one line, for a table cell or a message.</summary>
    public static string OnOneLine(object? value) => Escape(Of(value), keepsLines: false);

    /// <summary>Returns the text of a value on one line, truncated to a length.</summary>
    public static string OnOneLine(object? value, int longest)
    {
        string line = OnOneLine(value);
        return line.Length <= longest ? line : line[..(longest - 1)].TrimEnd() + Ellipsis;
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
                _ when char.IsControl(one) || IsDirection(one) => $"\\u{(int)one:x4}",
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

    /// <summary>Whether a character changes the direction of the text after it, or ends its line.</summary>
    private static bool IsDirection(char one) => one
        is '\u061c' or '\u200e' or '\u200f'
        or (>= '\u2028' and <= '\u202e')
        or (>= '\u2066' and <= '\u2069');
}
