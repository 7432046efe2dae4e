using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>-EndedSince filters by the end. The service filters by the creation, so an old instance that ended lately is found
/// only in the whole list.</summary>
public sealed class EndedSinceTests : ConnectedTest
{
    /// <summary>Three hours before now.</summary>
    private const string Since = "-EndedSince 2026-11-02T05:00:00Z";

    private static readonly StepScript s_bad = new StepScriptBuilder()
        .Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true }).Build();

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("s").Build() });
        Add("open", TimeSpan.FromMinutes(30), TimeSpan.FromDays(1));
        Add("new", TimeSpan.FromHours(1), TimeSpan.Zero);
        Add("early", TimeSpan.FromHours(6), TimeSpan.Zero);
        Add("failed", TimeSpan.FromDays(3), TimeSpan.FromDays(3) - TimeSpan.FromMinutes(30), s_bad);
        Add("old", TimeSpan.FromDays(10), TimeSpan.FromDays(10) - TimeSpan.FromHours(2));
    }

    [Theory]
    [InlineData("", "new failed old", "")]
    [InlineData("-Status errored", "failed", "status=errored")]
    [InlineData("-Status complete", "new old", "status=complete")]
    [InlineData("-Status complete, running", "new old", "status=complete")]
    [InlineData("-Status complete, errored", "new failed old", "")]
    [InlineData("-Newest 2", "new failed", "")]
    [InlineData("-Newest 1 -Status errored", "failed", "status=errored")]
    [InlineData("-Since 2026-10-30", "new failed", "date_start=2026-10-30")]
    [InlineData("-Until 2026-10-31", "failed old", "date_end=2026-10-31")]
    [InlineData("-Trigger cron", "", "")]
    [InlineData("-Detail", "new failed old", "")]
    public void Instances_are_found_by_their_end_however_old_they_are(string filter, string ids, string query)
    {
        object?[] found = Shell.Values($"Get-CfWorkflowInstance w {Since} {filter} | ForEach-Object Id");

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), found);
        string list = Server.Requests.Single(request => request.Path.EndsWith("/instances", StringComparison.Ordinal)).Query;
        Assert.Contains(query, list, StringComparison.Ordinal);
        Assert.Contains("per_page=100", list, StringComparison.Ordinal);
        Assert.Equal(query.StartsWith("status=", StringComparison.Ordinal), list.Contains("status=", StringComparison.Ordinal));
        Assert.Equal(query.StartsWith("date_start=", StringComparison.Ordinal), list.Contains("date_start=", StringComparison.Ordinal));
        Assert.Equal(filter == "-Detail" ? 1 + found.Length : 1, Server.Requests.Count);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_instance_that_ended_at_that_time_is_included(int ticks, bool isIncluded)
    {
        object?[] found = Shell.Values(
            $"$end = (Get-CfWorkflowInstance w new).EndedOn.AddTicks({ticks}); (Get-CfWorkflowInstance w -EndedSince $end).Id");

        Assert.Equal(isIncluded, found.Contains("new"));
        Assert.Contains("failed", found);
    }

    [Theory]
    [InlineData("-Status running", "StatusUnfit")]
    [InlineData("-Status queued, waiting", "StatusUnfit")]
    [InlineData("new", "FilterWithId")]
    public void Filters_that_cannot_be_combined_are_an_error(string arguments, string error)
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowInstance w {arguments} {Since}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Verbose_tells_that_the_whole_list_is_read()
    {
        object?[] lines = Shell.Values($"Get-CfWorkflowInstance w {Since} -Status errored -Verbose 4>&1 | Where-Object {{ $_ -is [System.Management.Automation.VerboseRecord] }}");

        Assert.Contains(lines, line => $"{line}".Contains("the list of 'w'", StringComparison.Ordinal));
    }

    private void Add(string id, TimeSpan age, TimeSpan queueTime, StepScript? script = null) =>
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = id,
            CreatedOn = s_start - age,
            QueueTime = queueTime,
            Script = script,
        });
}
