using System;
using System.Globalization;
using CloudflareWorkflows.Unit.Tests.Kit;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("00:00:00", "0ms")]
    [InlineData("00:00:00.412", "412ms")]
    [InlineData("00:00:00.9999", "999ms")]
    [InlineData("00:00:01", "1.0s")]
    [InlineData("00:00:02.899", "2.8s")]
    [InlineData("00:00:59.999", "59.9s")]
    [InlineData("00:01:00", "1m 00s")]
    [InlineData("00:03:12.9", "3m 12s")]
    [InlineData("00:59:59.999", "59m 59s")]
    [InlineData("01:00:00", "1h 00m")]
    [InlineData("01:05:59", "1h 05m")]
    [InlineData("23:59:59", "23h 59m")]
    [InlineData("1.00:00:00", "1d 00h")]
    [InlineData("2.03:59:00", "2d 03h")]
    [InlineData("365.23:00:00", "365d 23h")]
    public void A_duration_shows_its_two_largest_units_rounded_down(string? duration, string text) =>
        Assert.Equal(text, Culture.Of("de-DE", () => DurationText.Of(
            duration is null ? null : TimeSpan.Parse(duration, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(12 * 3600, "12h")]
    [InlineData((12 * 3600) + 3.2, "12h")]
    [InlineData(90 * 60, "1h 30m")]
    [InlineData(7 * 86400, "7d")]
    [InlineData((7 * 86400) + (4 * 3600), "7d 04h")]
    [InlineData(300, "5m")]
    [InlineData(12, "12.0s")]
    public void A_time_range_has_no_unit_that_is_zero(double seconds, string text) =>
        Assert.Equal(text, DurationFormat.OfRange(TimeSpan.FromSeconds(seconds)));
}
