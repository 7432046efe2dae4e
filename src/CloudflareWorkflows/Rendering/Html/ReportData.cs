using System;
using System.Globalization;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Params and outputs as text. Long values are cut, and when a report has much data already, the others are left
/// out.</summary>
/// <param name="textOf">Returns a value as text.</param>
internal sealed class ReportData(Func<object, string> textOf)
{
    private const int Longest = 20_000;

    /// <summary>The markup around a value.</summary>
    private const int Overhead = 60;

    private int _left = 400_000;

    /// <summary>Whether no more data fits into the report.</summary>
    public bool IsFull => _left <= 0;

    /// <summary>Returns a value to show; null without one, or if it doesn't fit.</summary>
    public string? Of(object? value)
    {
        if (value is null || IsFull)
        {
            return null;
        }

        string text = textOf(value);
        int length = text.Length <= Longest ? text.Length

            // A character outside the basic plane is two values, which belong together.
            : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1
            : Longest;
        _left -= length + Overhead;
        return length == text.Length
            ? text
            : string.Format(CultureInfo.InvariantCulture, "{0}… ({1:N0} of {2:N0} characters)", text[..length], length, text.Length);
    }
}
