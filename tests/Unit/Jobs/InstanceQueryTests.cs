using System;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class InstanceQueryTests
{
    private static readonly WorkflowInstance s_instance = new()
    {
        Status = "errored",
        Trigger = "cron",
        VersionId = "ABC-1",
        CreatedOn = SimulatedTime.s_start.LocalDateTime,
    };

    [Theory]
    [InlineData(null, null, null, null, null, true)]
    [InlineData("errored", null, null, null, null, true)]
    [InlineData("Errored", null, null, null, null, false)]
    [InlineData("running errored", null, null, null, null, true)]
    [InlineData("running", null, null, null, null, false)]
    [InlineData(null, "CRON", null, null, null, true)]
    [InlineData(null, "api", null, null, null, false)]
    [InlineData(null, null, "abc-1", null, null, true)]
    [InlineData(null, null, "abc-2", null, null, false)]
    [InlineData(null, null, null, 0, null, true)]
    [InlineData(null, null, null, 1, null, false)]
    [InlineData(null, null, null, -1, 1, true)]
    [InlineData(null, null, null, null, 0, true)]
    [InlineData(null, null, null, null, -1, false)]
    [InlineData("errored", "cron", "abc-1", 0, 0, true)]
    [InlineData("errored", "cron", "abc-1", 1, 0, false)]
    public void An_instance_matches_unless_a_filter_excludes_it(
        string? statuses, string? trigger, string? version, int? after, int? before, bool wanted)
    {
        InstanceQuery query = new()
        {
            Statuses = statuses?.Split(' '),
            Triggers = trigger is null ? null : [trigger],
            VersionId = version,
            After = Moment(after),
            Before = Moment(before),
        };

        Assert.Equal(wanted, query.Wants(s_instance));
    }

    [Fact]
    public void A_missing_value_does_not_match_a_filter()
    {
        WorkflowInstance silent = new();

        Assert.True(new InstanceQuery().Wants(silent));
        Assert.False(new InstanceQuery { Triggers = ["api"] }.Wants(silent));
        Assert.False(new InstanceQuery { VersionId = "v" }.Wants(silent));
        Assert.False(new InstanceQuery { After = DateTimeOffset.MinValue }.Wants(silent));
        Assert.True(new InstanceQuery { Statuses = ["unknown"] }.Wants(silent));
    }

    private static DateTimeOffset? Moment(int? seconds) =>
        seconds is int given ? SimulatedTime.s_start.AddSeconds(given).ToOffset(TimeSpan.FromHours(5)) : null;
}
