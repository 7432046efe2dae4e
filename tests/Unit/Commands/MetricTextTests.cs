using System;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>Metrics in columns.</summary>
public sealed class MetricTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "0 %")]
    [InlineData(1.0, "100 %")]
    [InlineData(0.0004, "<0.1 %")]
    [InlineData(0.005, "0.5 %")]
    [InlineData(0.096, "9.6 %")]
    [InlineData(0.1333, "13 %")]
    [InlineData(0.9987, "99.9 %")]
    [InlineData(0.9999, ">99.9 %")]
    public void A_rate_is_0_or_100_percent_only_if_none_or_all_failed(double? rate, string text)
    {
        Assert.Equal(text, Culture.Of("de-DE", () => MetricText.Rate(rate, false)));
        Assert.Equal(rate is null ? "" : "~" + text, MetricText.Rate(rate, true));
    }

    [Fact]
    public void An_estimate_and_an_interval_that_may_grow_are_marked()
    {
        DateTime time = new(2026, 11, 25, 14, 2, 31);

        Assert.Equal(["12345", "~12345"], [MetricText.Count(12345, false), MetricText.Count(12345, true)]);
        Assert.Equal(["2026-11-25 14:02", "2026-11-25 14:02 …"], [MetricText.Time(time, false), MetricText.Time(time, true)]);
    }
}
