using System;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>What has no context uses the clock of the module.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ModuleTimeTests : IDisposable
{
    private static readonly DateTime s_start = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

    private readonly TimeProvider _before = ModuleTime.Provider;
    private readonly FakeTimeProvider _time = new(s_start);

    public ModuleTimeTests() => ModuleTime.Provider = _time;

    [Theory]
    [InlineData(0, "errored, 0ms ago")]
    [InlineData(192.5, "errored, 3m 12s ago")]
    [InlineData(180_000, "errored, 2d 02h ago")]
    public void An_age_is_the_time_until_now(double seconds, string text)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(text, Age.Describe("errored", s_start));
        Assert.Equal(text, Age.Describe("errored", s_start.ToLocalTime()));
    }

    /// <summary>The clocks of this machine and of the service can differ.</summary>
    [Fact]
    public void A_time_in_the_future_has_no_negative_age() =>
        Assert.Equal("queued, 0ms ago", Age.Describe("queued", s_start.AddSeconds(2)));

    [Fact]
    public void Without_a_time_there_is_no_age() => Assert.Equal("queued", Age.Describe("queued", null));

    /// <summary>The first step took six seconds. The second step runs.</summary>
    [Fact]
    public void The_timeline_of_a_step_that_runs_extends_to_now()
    {
        Timeline frame = new([(s_start, s_start.AddSeconds(6)), (s_start.AddSeconds(6), null)], null);
        WorkflowStep first = new() { StartedOn = s_start.ToLocalTime(), EndedOn = s_start.AddSeconds(6).ToLocalTime(), Frame = frame };
        WorkflowStep second = new() { StartedOn = s_start.AddSeconds(6).ToLocalTime(), Frame = frame };

        _time.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(("██████", "      ██████"), (first.Timeline, second.Timeline));

        _time.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(("███", "   █████████"), (first.Timeline, second.Timeline));
    }

    [Fact]
    public void A_time_span_argument_counts_back_from_now()
    {
        _time.Advance(TimeSpan.FromMinutes(5));

        object? value = new TimeArgumentAttribute().Transform(null!, TimeSpan.FromMinutes(2));

        Assert.Equal(s_start.AddMinutes(3), Assert.IsType<DateTimeOffset>(value).UtcDateTime);
    }

    [Fact]
    public void A_new_connection_uses_the_clock() => Assert.Same(_time, new SessionSettings().Time);

    public void Dispose() => ModuleTime.Provider = _before;
}
