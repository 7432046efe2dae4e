using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>A listing sends only the requests for what is consumed.</summary>
public sealed class StreamingTests : ConnectedTest
{
    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 1000).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = s_start.AddMinutes(number - 1000),
        }));
    }

    [Fact]
    public void The_first_five_of_a_thousand_take_one_request()
    {
        object?[] ids = Shell.Values("(Get-CfWorkflowInstance w | Select-First 5).Id");

        Assert.Equal(["i-999", "i-998", "i-997", "i-996", "i-995"], ids);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public void The_first_five_with_details_take_one_page_and_the_reads_under_way()
    {
        object?[] ids = Shell.Values("(Get-CfWorkflowInstance w -Detail | Select-First 5).Id");

        Assert.Equal(["i-999", "i-998", "i-997", "i-996", "i-995"], ids);
        Assert.Equal("GET w/instances", Sent[0]);

        // Sixteen reads are under way at any time. Before the pipeline stops, at most the first four results, and two groups
        // of sixteen (the one with the fifth result and the next), have been replaced by others.
        Assert.InRange(Sent.Length, 6, 1 + 16 + 4 + 16 + 16);
    }

    [Fact]
    public void Objects_are_output_before_the_second_page_is_requested()
    {
        object?[] counts = Shell.Values("Get-CfWorkflowInstance w | ForEach-Object { $server.Requests.Count }");

        Assert.Equal(1000, counts.Length);
        Assert.Equal(1, counts[0]);
        Assert.Equal(1, counts[49]);

        // On a slow machine, several partitions read it, with a few more requests.
        Assert.InRange(Server.Requests.Count, 10, 15);
    }

    [Fact]
    public void Each_instance_is_returned_once_newest_first()
    {
        object?[] ids = Shell.Values("(Get-CfWorkflowInstance w).Id");

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"i-{999 - number}"), ids);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void Newest_takes_the_minimum_number_of_requests(int newest, int requests)
    {
        object?[] ids = Shell.Values($"(Get-CfWorkflowInstance w -Newest {newest}).Id");

        Assert.Equal(Enumerable.Range(0, newest).Select(number => $"i-{999 - number}"), ids);
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public void A_failing_consumer_leaves_no_request_running()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowInstance w | ForEach-Object { throw 'enough' }");

        Assert.Equal(["enough"], result.ErrorIds);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public void A_pipeline_that_stops_early_can_be_run_again()
    {
        for (int round = 0; round < 3; round++)
        {
            Assert.Single(Shell.Values("Get-CfWorkflowInstance w | Select-First 1"));
        }

        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public void Workflows_are_listed_in_pages_of_100()
    {
        for (int number = 0; number < 250; number++)
        {
            _ = Server.Account.AddWorkflow($"flow-{number:000}");
        }

        Assert.Equal(250, Shell.Values("Get-CfWorkflow flow-*").Length);
        Assert.Equal(3, Server.Requests.Count);
        Assert.All(Server.Requests, request => Assert.Contains("search=flow-", request.Query, System.StringComparison.Ordinal));
    }
}
