using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>The properties of an object that may have lost its types: a deserialized object has the values, a row of a CSV
/// file has their text.</summary>
internal readonly struct InputValues(PSObject input)
{
    /// <summary>No instance is older.</summary>
    private const int EarliestYear = 2000;

    public string? Text(string property)
    {
        string text = InputShape.Text(input, property);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Export-Csv writes times in the user's culture: 05/11/2026 is a day in May for some, and in November for others. A
    /// time in ISO format is the same for all. Text in the user's calendar may also be a Gregorian date of long ago. The service
    /// has no such dates.</summary>
    public DateTime? Time(string property)
    {
        if (Value(property) is not string text)
        {
            return Value<DateTime>(property);
        }

        CultureInfo[] cultures = text.IndexOf('-') == 4
            ? [CultureInfo.InvariantCulture, CultureInfo.CurrentCulture]
            : [CultureInfo.CurrentCulture, CultureInfo.InvariantCulture];
        return Array.ConvertAll(cultures, culture => LanguagePrimitives.TryConvertTo(text, culture, out DateTime time) ? time : default)
            .Where(time => time.Year >= EarliestYear).Select(time => (DateTime?)time).FirstOrDefault();
    }

    public TimeSpan? Span(string property) => Value<TimeSpan>(property);

    public double? Fraction(string property) => Value<double>(property);

    public int Number(string property) => Value<int>(property) ?? 0;

    /// <summary>Returns the elements of a list; null if there is no such list.</summary>
    public PSObject[]? List(string property) => BaseObject.Of(input.Properties[property]?.Value) is IList list
        ? [.. list.Cast<object?>().Where(one => one is not null).Select(PSObject.AsPSObject)]
        : null;

    private object? Value(string property) => BaseObject.Of(input.Properties[property]?.Value);

    /// <summary>Text is read as PowerShell writes it: independently of the culture, or else in the user's.</summary>
    private T? Value<T>(string property)
        where T : struct
    {
        object? value = Value(property);
        return value is T known ? known
            : value is null or "" ? null
            : LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out T invariant) ? invariant
            : LanguagePrimitives.TryConvertTo(value, CultureInfo.CurrentCulture, out T own) ? own
            : null;
    }
}
