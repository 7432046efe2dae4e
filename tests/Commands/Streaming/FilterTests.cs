using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Traffic;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>Which filters the service applies and which the module applies.</summary>
public sealed class FilterTests : ConnectedTest
{
    private static readonly string[] s_hours = ["old", "noon", "new"];

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        for (int index = 0; index < s_hours.Length; index++)
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup
            {
                Id = s_hours[index],
                CreatedOn = s_start.AddHours(index - 5),
                Trigger = index == 0 ? TriggerSource.Cron : TriggerSource.Api,
                QueueTime = index == 2 ? TimeSpan.FromDays(1) : TimeSpan.Zero,
            });
        }
    }

    [Theory]
    [InlineData("", "new noon old", "")]
    [InlineData("-Status queued", "new", "status=queued")]
    [InlineData("-Status COMPLETE", "noon old", "status=complete")]
    [InlineData("-Status queued, Complete", "new noon old", "")]
    [InlineData("-Status errored, terminated", "", "")]
    [InlineData("-After 2026-11-02T04:00:00Z", "new noon", "date_start=2026-11-02T04%3A00%3A00.000Z")]
    [InlineData("-Before 2026-11-02T04:00:00Z", "noon old", "date_end=2026-11-02T04%3A00%3A00.000Z")]
    [InlineData("-After 2026-11-02T06:00:00+02:00 -Before 2026-11-02T06:00:00+02:00", "noon", "date_start=2026-11-02T04%3A00%3A00.000Z")]
    [InlineData("-Trigger cron", "old", "")]
    [InlineData("-Trigger CRON, api -Newest 2", "new noon", "")]
    [InlineData("-Newest 1", "new", "per_page=1")]
    [InlineData("-Newest 1 -Status complete", "noon", "status=complete")]
    [InlineData("-VersionId 00000000-0000-0000-0000-000000000000", "", "")]
    public void A_listing_returns_the_filtered_instances(string filter, string ids, string query)
    {
        object?[] found = Shell.Values($"Get-CfWorkflowInstance w {filter} | ForEach-Object Id");

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), found);
        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Contains(query, request.Query, StringComparison.Ordinal);
        Assert.Equal(query.StartsWith("status=", StringComparison.Ordinal), request.Query.Contains("status=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Status complete")]
    [InlineData("-After 2026-11-02")]
    [InlineData("-Before 2026-11-02")]
    [InlineData("-Newest 1")]
    [InlineData("-Trigger api")]
    [InlineData("-VersionId x")]
    public void A_filter_with_an_id_is_an_error(string filter)
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowInstance w new {filter}");

        Assert.Equal(["FilterWithId"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void The_version_of_a_piped_instance_is_not_a_filter()
    {
        object?[] ids = Shell.Values("(Get-CfWorkflowInstance w | Get-CfWorkflowInstance).Id");

        Assert.Equal(["new", "noon", "old"], ids);
    }

    [Theory]
    [InlineData("w*", "w")]
    [InlineData("W", "NotFound")]
    [InlineData("nope", "NotFound")]
    [InlineData("nope*", "")]
    [InlineData("?", "w")]
    [InlineData("[vw]", "w")]
    [InlineData("w, w", "w w")]
    [InlineData("-ScriptName w-*", "w")]
    [InlineData("-ScriptName other", "")]
    public void A_wildcard_may_match_nothing_but_a_name_must_exist(string name, string expected)
    {
        ShellResult result = Shell.Run($"Get-CfWorkflow {name}");

        object?[] seen = [.. result.Values.Select(workflow => workflow!.ToString()), .. result.ErrorIds];
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), seen);
    }
}
