using System.Globalization;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Takes the parts of an interpolated string, as the compiler passes them. There is no method for an object: a
/// value is text or a number.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlMarkup
{
    private readonly HtmlWriter _html;

    public HtmlMarkup(int literalLength, int formattedCount, HtmlWriter html)
    {
        (_, _) = (literalLength, formattedCount);
        _html = html;
    }

    public void AppendLiteral(string value) => _html.WriteLiteral(value);

    public void AppendFormatted(string? value) => _html.WriteValue(value);

    public void AppendFormatted(int value) => _html.WriteValue(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long value) => _html.WriteValue(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A percentage, with one digit after the point.</summary>
    public void AppendFormatted(double value) => _html.WriteValue(value.ToString("0.#", CultureInfo.InvariantCulture));
}
