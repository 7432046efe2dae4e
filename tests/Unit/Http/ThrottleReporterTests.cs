using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>A delay of requests is reported with its end, so that the user knows why progress stops.</summary>
public sealed class ThrottleReporterTests : IRequestLog
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<Pause> _pauses = [];

    [Theory]
    [InlineData(ThrottleReason.Paced)]
    [InlineData(ThrottleReason.Blocked)]
    [InlineData(ThrottleReason.QuotaUsed)]
    internal void A_reason_is_reported_once_and_until_it_ends(ThrottleReason reason)
    {
        ThrottleReporter reporter = new(this);

        reporter.Report(new Throttle(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(200)), s_now);
        reporter.Report(new Throttle(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(201)), s_now.AddSeconds(3));
        reporter.Report(new Throttle(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(500)), s_now.AddSeconds(205));

        Assert.Equal([200, 295], _pauses.Select(pause => pause.Length.TotalSeconds));
    }

    [Theory]
    [InlineData(
        ThrottleReason.Paced, "Few requests are left to this credential: the rest is spread over the time until {0}.")]
    [InlineData(ThrottleReason.Blocked, "Requests are refused until {0}: waiting.")]
    [InlineData(ThrottleReason.QuotaUsed, "Requests are used up until {0}: waiting.")]
    internal void The_line_names_the_reason_and_its_end(ThrottleReason reason, string line)
    {
        DateTimeOffset end = s_now.AddSeconds(200);

        new ThrottleReporter(this).Report(new Throttle(reason, TimeSpan.FromSeconds(3), end), s_now);

        string time = end.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, line, time), Assert.Single(_pauses).Line);
    }

    [Fact]
    public void Another_reason_with_the_same_end_is_reported()
    {
        ThrottleReporter reporter = new(this);

        reporter.Report(new Throttle(ThrottleReason.Paced, TimeSpan.FromSeconds(3), s_now.AddSeconds(200)), s_now);
        reporter.Report(new Throttle(ThrottleReason.QuotaUsed, TimeSpan.FromSeconds(200), s_now.AddSeconds(200)), s_now);

        Assert.Equal(2, _pauses.Count);
    }

    [Theory]
    [InlineData(2.0, 1)]
    [InlineData(-2.0, 1)]
    [InlineData(2.5, 2)]
    [InlineData(-2.5, 2)]
    public void An_end_that_moves_by_more_than_two_seconds_is_reported_again(double seconds, int lines)
    {
        ThrottleReporter reporter = new(this);
        Throttle throttle = new(ThrottleReason.Blocked, TimeSpan.FromSeconds(200), s_now.AddSeconds(200));

        reporter.Report(throttle, s_now);
        reporter.Report(throttle with { EndsOn = throttle.EndsOn.AddSeconds(seconds) }, s_now);

        Assert.Equal(lines, _pauses.Count);
    }

    [Fact]
    public void An_end_that_moves_in_small_steps_is_reported_again_too()
    {
        ThrottleReporter reporter = new(this);
        foreach (int seconds in new[] { 200, 202, 204 })
        {
            reporter.Report(
                new Throttle(ThrottleReason.Blocked, TimeSpan.FromSeconds(seconds), s_now.AddSeconds(seconds)), s_now);
        }

        Assert.Equal([200, 204], _pauses.Select(pause => pause.Length.TotalSeconds));
    }

    [Theory]
    [InlineData(ThrottleReason.Concurrency)]
    [InlineData(ThrottleReason.Rate)]
    [InlineData(ThrottleReason.Probing)]
    internal void A_delay_of_one_second_is_not_reported(ThrottleReason reason)
    {
        new ThrottleReporter(this).Report(new Throttle(reason, TimeSpan.FromSeconds(1), s_now.AddSeconds(1)), s_now);

        Assert.Empty(_pauses);
    }

    void IRequestLog.Verbose(string line)
    {
    }

    void IRequestLog.Warning(string line)
    {
    }

    void IRequestLog.Unreadable(CloudflareException failure, string text)
    {
    }

    void IRequestLog.Pause(Pause pause) => _pauses.Add(pause);
}
