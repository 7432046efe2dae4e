using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>A long listing of a slow service is read in concurrent partitions. The account uses the real clock, as the
/// latency does.</summary>
public sealed class LongListingTests : ConnectedTest
{
    private const int Count = 2_000;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    protected override SandboxOptions Options => new();

    protected override void Seed()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, Count).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = now.AddSeconds(-40 * (Count - number)),
        }));
        Server.Latency.Delay = TimeSpan.FromMilliseconds(25);
    }

    [Theory]
    [InlineData("(Get-CfWorkflowInstance w).Id")]
    [InlineData("(Get-CfWorkflowInstance w -Status complete).Id")]
    [InlineData("(Get-CfWorkflowInstance w -Status complete, running).Id")]
    [InlineData("(Get-CfWorkflowInstance w -Before (Get-CfWorkflowInstance w -Newest 1).CreatedOn).Id")]
    public void Partitioned_listing_returns_each_instance_once_newest_first(string script)
    {
        object?[] ids = Shell.Values(script);

        Assert.Equal(Enumerable.Range(0, Count).Select(number => $"i-{Count - 1 - number}"), ids);
        Assert.True(Server.Requests.Count(request => request.Query.Contains("date_start", StringComparison.Ordinal)) > 4);
        Assert.InRange(Server.Requests.Count, Count / 100, Count / 100 * 3 / 2);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(150, 2)]
    public void Stopping_early_sends_no_further_requests(int count, int requests)
    {
        Assert.Equal(count, Shell.Values($"Get-CfWorkflowInstance w | Select-First {count}").Length);
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public void Newest_reads_one_partition()
    {
        Assert.Equal(900, Shell.Values("Get-CfWorkflowInstance w -Newest 900").Length);
        Assert.Equal(9, Server.Requests.Count);
    }

    [Fact]
    public async Task Ctrl_C_ends_all_partitions()
    {
        using RunningScript running = Shell.Start("Get-CfWorkflowInstance w");
        await Server.WaitForAnswersAsync(8).WaitAsync(s_timeout, Stop);

        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(s_timeout, Stop);
    }
}
