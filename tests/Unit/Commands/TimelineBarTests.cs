using System;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>A bar of twelve cells, in the time of the whole instance.</summary>
public sealed class TimelineBarTests
{
    private static readonly DateTime s_start = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

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
    public void It_shows_when_and_how_long(double from, double? to, double whole, string bar)
    {
        WorkflowStep step = new()
        {
            StartedOn = s_start.AddSeconds(from).ToLocalTime(),
            EndedOn = to is double end ? s_start.AddSeconds(end).ToLocalTime() : null,
            Frame = new TimeFrame(s_start, s_start.AddSeconds(whole), s_start),
        };

        Assert.Equal(bar, TimelineBar.Of(step));
    }

    [Fact]
    public void What_is_not_over_goes_on_to_the_end()
    {
        DateTime future = DateTime.UtcNow.AddDays(10);
        WorkflowStep step = new()
        {
            StartedOn = future.AddSeconds(-6).ToLocalTime(),
            EndedOn = future.AddDays(3).ToLocalTime(),
            Frame = new TimeFrame(future.AddSeconds(-12), null, future),
        };

        Assert.Equal("      ██████", TimelineBar.Of(step));
    }

    [Fact]
    public void Without_times_there_is_none()
    {
        Assert.Equal("", TimelineBar.Of(null));
        Assert.Equal("", TimelineBar.Of(new WorkflowStep()));
        Assert.Equal("", TimelineBar.Of(new WorkflowStep { Frame = new TimeFrame(s_start, s_start, s_start) }));
    }
}
