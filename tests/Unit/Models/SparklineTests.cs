using System;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>Points in time as a row of bars.</summary>
public sealed class SparklineTests
{
    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", null)]
    [InlineData("0", "█")]
    [InlineData("5 5 5", "█")]
    [InlineData("0 60", "█    █")]
    [InlineData("0 1 2 3 25 26 60", "█ ▄  ▂")]
    [InlineData("0 10 20 30 40 50", "██████")]
    public void Each_bar_is_a_part_of_the_time(string minutes, string? bars) => Assert.Equal(
        bars,
        Sparkline.Draw(
            minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(minute => s_start.AddMinutes(int.Parse(minute, CultureInfo.InvariantCulture))), 6));
}
