using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Pacing;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.Pacing;

/// <summary>What holds requests back is told with its end, so that a bar that stands still has a reason.</summary>
public sealed class HoldReportTests : IRequestLog
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<Pause> _pauses = [];

    [Theory]
    [InlineData(HoldReason.Paced)]
    [InlineData(HoldReason.Blocked)]
    [InlineData(HoldReason.UsedUp)]
    internal void A_reason_is_told_once_and_until_it_ends(HoldReason reason)
    {
        HoldReport report = new(this);

        report.Tell(new Hold(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(200)), s_now);
        report.Tell(new Hold(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(201)), s_now.AddSeconds(3));
        report.Tell(new Hold(reason, TimeSpan.FromSeconds(3), s_now.AddSeconds(500)), s_now.AddSeconds(205));

        Assert.Equal([200, 295], _pauses.Select(pause => pause.Length.TotalSeconds));
    }

    [Theory]
    [InlineData(HoldReason.NoPlace)]
    [InlineData(HoldReason.Rate)]
    [InlineData(HoldReason.Looking)]
    internal void What_passes_within_a_second_is_not_told(HoldReason reason)
    {
        new HoldReport(this).Tell(new Hold(reason, TimeSpan.FromSeconds(1), s_now.AddSeconds(1)), s_now);

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
