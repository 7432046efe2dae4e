using System;
using System.Linq;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>A bar of twelve cells over the duration of the instance.</summary>
public sealed class TimelineTests
{
    private static readonly DateTime s_start = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>A time after the end of all steps.</summary>
    private static readonly DateTime s_later = s_start.AddDays(30);

    [Theory]
    [InlineData(0, 12d, 12, "████████████")]
    [InlineData(0, 1d, 12, "█")]
    [InlineData(0, 0d, 12, "█")]
    [InlineData(6, 9d, 12, "      ███")]
    [InlineData(12, 12d, 12, "           █")]
    [InlineData(11.5, 12d, 12, "           █")]
    [InlineData(0.5, 1.5d, 12, "██")]
    [InlineData(3, 900d, 12, "   █████████")]
    [InlineData(3, null, 12, "   █████████")]
    [InlineData(0, 0d, 0, "█")]
    public void The_bar_shows_start_and_duration(double from, double? to, double whole, string bar)
    {
        Timeline timeline = new([(s_start, At(whole)), (At(from), To(to))], At(whole));

        Assert.Equal(bar, timeline.Draw(At(from), To(to), s_later));
    }

    [Fact]
    public void An_open_step_extends_to_the_end()
    {
        Timeline timeline = new([(s_start, At(6)), (At(6), At(900))], null);

        Assert.Equal("      ██████", timeline.Draw(At(6), At(900), At(12)));
    }

    /// <summary>Steps by their seconds: an instance restarted hours later, once or several times, and one with short
    /// pauses.</summary>
    [Theory]
    [InlineData("0-4 4-6 7200-7203", "█████  ┊ |     ███┊ |        ┊████")]
    [InlineData("0-4 7200-7204 90000-90004", "███┊    ┊ |    ┊████┊ |    ┊    ┊███")]
    [InlineData("0-0 3600-3600", "█┊ |  ┊█")]
    [InlineData("0-4 8-12", "████ |         ████")]
    [InlineData("0-1 100-101 200-201 300-301 400-401", "█┊ ┊ ┊ |  ┊█┊ ┊ |  ┊ ┊█┊ |  ┊ ┊ ┊█ |  ┊ ┊ ┊     █")]
    public void A_long_gap_takes_one_cell(string steps, string bars)
    {
        (DateTime Start, DateTime? End)[] times = [.. steps.Split(' ').Select(step => step.Split('-'))
            .Select(parts => (At(double.Parse(parts[0], null)), To(double.Parse(parts[1], null))))];
        Timeline timeline = new(times, times[^1].End);

        Assert.Equal(bars, string.Join(" | ", times.Select(time => timeline.Draw(time.Start, time.End, s_later))));
    }

    [Fact]
    public void Without_times_there_is_no_bar()
    {
        Assert.Null(new WorkflowStep().Timeline);
        Assert.Null(new WorkflowStep { Frame = new Timeline([(s_start, s_start)], s_start) }.Timeline);
    }

    private static DateTime At(double seconds) => s_start.AddSeconds(seconds);

    private static DateTime? To(double? seconds) => seconds is double known ? At(known) : null;
}
