using System;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

public sealed class RetentionTests
{
    [Theory]
    [InlineData("7 days", null, "7 days")]
    [InlineData("1 second", null, "1 second")]
    [InlineData("12  months", null, "12  months")]
    [InlineData("7.00:00:00", 604800000L, "7.00:00:00")]
    [InlineData("01:30:00", 5400000L, "01:30:00")]
    [InlineData("00:00:00.0010000", 1L, "00:00:00.0010000")]
    public void A_duration_phrase_or_TimeSpan_is_accepted(string text, long? milliseconds, string shown)
    {
        Retention retention = Retention.Parse(text);

        Assert.Equal(milliseconds, retention.Milliseconds);
        Assert.Equal(milliseconds is null ? text : null, retention.Phrase);
        Assert.Equal(shown, retention.ToString());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("604800000")]
    [InlineData("")]
    [InlineData("7 fortnights")]
    [InlineData("7 Days")]
    [InlineData("-7 days")]
    [InlineData("7 days and a bit")]
    [InlineData("7 days\n")]
    [InlineData("٧ days")]
    [InlineData("1:2:3:4:5:6")]
    [InlineData("00:00:00")]
    [InlineData("-01:00:00")]
    [InlineData("00:00:00.0000001")]
    public void Anything_else_is_rejected(string text) =>
        Assert.Throws<FormatException>(() => Retention.Parse(text));

    [Fact]
    public void A_duration_is_kept_in_whole_milliseconds() =>
        Assert.Equal(1500, Retention.FromTimeSpan(TimeSpan.FromSeconds(1.5)).Milliseconds);
}
