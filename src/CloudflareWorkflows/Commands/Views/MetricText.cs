using System;
using System.ComponentModel;
using System.Globalization;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats metrics for table columns. The objects keep full precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MetricText
{
    private const double Percent = 100;

    /// <summary>The start of an interval: <c>2026-11-25 14:02</c>, and <c>2026-11-25 14:02 …</c> if more events may
    /// arrive.</summary>
    public static string Time(DateTime? time, bool isIncomplete) => TimeText.Of(time) + (isIncomplete ? " …" : "");

    /// <summary>The length of an interval. A time range that ends now isn't whole to the millisecond.</summary>
    public static string Interval(TimeSpan? interval) =>
        DurationText.Of(interval is TimeSpan known ? TimeSpan.FromSeconds(Math.Round(known.TotalSeconds)) : null);

    /// <summary>A count: <c>120</c>, and <c>~120</c> for an estimate.</summary>
    public static string Count(long count, bool isEstimate) =>
        (isEstimate ? "~" : "") + count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rate in percent: <c>0 %</c>, <c>0.5 %</c>, <c>13 %</c>, and <c>~13 %</c> for an estimate. Only none and all
    /// are 0 and 100.</summary>
    public static string Rate(double? rate, bool isEstimate)
    {
        if (rate is not double known)
        {
            return "";
        }

        double percent = known * Percent;
        string text = percent switch
        {
            0 or Percent => percent.ToString("0", CultureInfo.InvariantCulture),
            < 0.1 => "<0.1",
            > 99.9 => ">99.9",
            < 10 or > 99 => percent.ToString("0.#", CultureInfo.InvariantCulture),
            _ => percent.ToString("0", CultureInfo.InvariantCulture),
        };
        return $"{(isEstimate ? "~" : "")}{text} %";
    }
}
