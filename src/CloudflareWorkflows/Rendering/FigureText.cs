using System;
using System.Globalization;

namespace CloudflareWorkflows.Rendering;

/// <summary>Formats the figures of measures, in the same way in every culture.</summary>
internal static class FigureText
{
    /// <summary>A rate of fewer instances than this is shown as counts.</summary>
    private const int FewInstances = 20;

    /// <summary>Returns an error rate: <c>13 %</c>, or <c>1 of 5</c> below 20 instances.</summary>
    /// <param name="rate">The rate, from 0 to 1.</param>
    /// <param name="errored">The number of errored instances; null if only the rate is known.</param>
    /// <param name="complete">The number of instances that completed.</param>
    public static string Rate(double? rate, long? errored, long? complete) => rate switch
    {
        null => "",
        _ when errored + complete < FewInstances =>
            string.Format(CultureInfo.InvariantCulture, "{0} of {1}", errored, errored + complete),
        double known => Percent(known),
    };

    /// <summary>Returns the error rate of a baseline.</summary>
    /// <param name="rate">The rate, from 0 to 1.</param>
    /// <param name="runs">The number of runs that completed or errored.</param>
    public static string UsualRate(double? rate, long runs)
    {
        long errored = (long)Math.Round((rate ?? 0) * runs);
        return Rate(rate, errored, runs - errored);
    }

    /// <summary>Returns a number, marked if it's an estimate: <c>~1,200</c>.</summary>
    public static string Count(long count, bool isEstimate = false) =>
        (isEstimate ? "~" : "") + count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns a duration. Where the clocks of two machines differ, it's zero rather than negative.</summary>
    public static string Duration(TimeSpan? duration) => DurationText.Of(duration < TimeSpan.Zero ? TimeSpan.Zero : duration);

    /// <summary>Returns how many times as long: <c>x8.7</c>.</summary>
    public static string Change(double? change) => change is double known
        ? string.Format(CultureInfo.InvariantCulture, known < 9.95 ? "x{0:0.0}" : "x{0:0}", known)
        : "";

    // A failure must not disappear in rounding, and a success neither.
    private static string Percent(double rate) => rate switch
    {
        <= 0 => "0 %",
        < 0.001 => "<0.1 %",
        < 0.01 => string.Format(CultureInfo.InvariantCulture, "{0:0.0} %", rate * 100),
        >= 1 => "100 %",
        > 0.99 => string.Format(CultureInfo.InvariantCulture, "{0:0.0} %", Math.Floor(rate * 1000) / 10),
        _ => string.Format(CultureInfo.InvariantCulture, "{0:0} %", rate * 100),
    };
}
