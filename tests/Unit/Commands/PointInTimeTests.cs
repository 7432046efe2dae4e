using System;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class PointInTimeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo s_east = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(9), null, null);
    private static readonly TimeZoneInfo s_west = TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-9), null, null);

    public static MatrixTheoryData<string, string> Texts => new(
        [
            "2026-11-20 2026-11-20T00:00:00.0000000+09:00",
            "2026-11-04T08:30 2026-11-04T08:30:00.0000000+09:00",
            "2026-11-04_08:30:05 2026-11-04T08:30:05.0000000+09:00",
            "2026-11-04T08:30:05.25 2026-11-04T08:30:05.2500000+09:00",
            "2026-11-04T08:30:05Z 2026-11-04T08:30:05.0000000+00:00",
            "2026-11-04T08:30:05.123-05:30 2026-11-04T08:30:05.1230000-05:30",
            "0001-01-01 0001-01-01T00:00:00.0000000+00:00",
            "90m 2026-11-25T10:30:00.0000000+00:00",
            "24H 2026-11-24T12:00:00.0000000+00:00",
            "7d 2026-11-18T12:00:00.0000000+00:00",
            "999999999d 0001-01-01T00:00:00.0000000+00:00",
        ],
        ["", "en-US", "de-DE", "fa-IR", "th-TH", "ar-SA", "tr-TR"]);

    public static TheoryData<object> Refused =>
    [
        "yesterday", "", " ", "7", "7w", "-7d", "1.5d", "20.11.2026", "11/20/2026", "2026-11", "20261120", "2026-13-01",
        "1.00:00:00", 7, 7m, 7.5, true, TimeSpan.FromDays(-1), new[] { s_now },
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_parsed_alike_in_every_culture(string textAndTime, string culture)
    {
        string[] parts = textAndTime.Split(' ');

        Assert.Equal(parts[1], Culture.Of(culture, () => Read(parts[0].Replace('_', ' '), s_east))
            .ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Text_without_a_point_in_time_is_rejected(object value) =>
        Assert.Throws<FormatException>(() => Read(value, s_east));

    [Fact]
    public void The_minimum_and_maximum_dates_work_in_every_time_zone()
    {
        foreach (TimeZoneInfo zone in new[] { s_east, s_west, TimeZoneInfo.Utc })
        {
            Assert.InRange(Read(DateTime.MinValue, zone), DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddHours(9));
            Assert.InRange(Read(DateTime.MaxValue, zone), DateTimeOffset.MaxValue.AddHours(-9), DateTimeOffset.MaxValue);
            Assert.Equal(DateTimeOffset.MinValue, Read(DateTimeOffset.MinValue, zone));
            Assert.Equal(DateTimeOffset.MaxValue, Read(DateTimeOffset.MaxValue, zone));
        }
    }

    [Fact]
    public void Dates_are_unchanged_and_a_time_span_counts_back_from_now()
    {
        Assert.Equal(s_now, Read(PSObject.AsPSObject(s_now.UtcDateTime), s_east));
        Assert.Equal(s_now.AddHours(-9), Read(s_now.DateTime, s_east));
        Assert.Equal(s_now.AddMinutes(-5), Read(TimeSpan.FromMinutes(5), s_east));
        Assert.Equal(DateTimeOffset.MinValue, Read(TimeSpan.MaxValue, s_east));
    }

    private static DateTimeOffset Read(object value, TimeZoneInfo zone) => new PointInTime(s_now, zone).Read(value);
}
