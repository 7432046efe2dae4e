using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Makes values of the pipeline safe to display: a control character becomes its JSON escape, for example
/// <c>\u001b</c>, so that a terminal displays it instead of interpreting it. The objects keep the original
/// text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VisibleText
{
    /// <summary>Returns the text of a value; several texts are separated by commas. Line breaks and tabs are
    /// kept.</summary>
    public static string Of(object? value)
    {
        object? bare = BaseObject.Of(value);
        return bare is IEnumerable several and not string
            ? string.Join(", ", several.Cast<object?>().Select(Of))
            : EscapedText.Of(value is string text
                ? text
                : (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture));
    }

    /// <summary>Returns the text of a value on one line, for a table cell or a message.</summary>
    public static string OnOneLine(object? value) => EscapedText.OnOneLine(Of(value));

    /// <summary>Returns the text of a value on one line, truncated to a length.</summary>
    public static string OnOneLine(object? value, int longest) => EscapedText.Cut(OnOneLine(value), longest);
}
