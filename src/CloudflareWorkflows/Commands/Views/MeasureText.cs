using System;
using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats the figures of measures for the views. The objects keep full precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MeasureText
{
    private static readonly Regex s_uuid =
        new("([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Returns a key, with the first eight characters of each UUID in it.</summary>
    public static string Key(object? key) => s_uuid.Replace(VisibleText.OnOneLine(key), "$1");

    /// <summary>Returns an error rate: <c>13 %</c>, or <c>1 of 5</c> below 20 instances.</summary>
    /// <param name="rate">The rate, from 0 to 1.</param>
    /// <param name="errored">The number of errored instances; null if only the rate is known.</param>
    /// <param name="complete">The number of instances that completed.</param>
    public static string Rate(double? rate, int? errored, int? complete) => FigureText.Rate(rate, errored, complete);

    /// <summary>Returns the error rate of a baseline.</summary>
    /// <param name="rate">The rate, from 0 to 1.</param>
    /// <param name="runs">The number of runs that completed or errored.</param>
    public static string UsualRate(double? rate, object? runs) =>
        FigureText.UsualRate(rate, runs is IConvertible number ? number.ToInt64(CultureInfo.InvariantCulture) : 0);

    /// <summary>Returns a number, marked if it's an estimate: <c>~1,200</c>.</summary>
    public static string Count(object? count, bool isEstimate) =>
        count is IConvertible number ? FigureText.Count(number.ToInt64(CultureInfo.InvariantCulture), isEstimate) : "";

    /// <summary>Returns how many times as long: <c>x8.7</c>.</summary>
    public static string Change(double? change) => FigureText.Change(change);

    /// <summary>Returns a number with one digit after the point where it's small.</summary>
    public static string Number(double? number) => number is double known
        ? string.Format(CultureInfo.InvariantCulture, known < 9.95 ? "{0:0.0}" : "{0:0}", known)
        : "";
}
