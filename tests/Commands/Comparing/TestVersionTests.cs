using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Comparing;

/// <summary>Versions are checked against the rules of the service: which requests that takes, and what is refused.</summary>
public sealed class TestVersionTests : ConnectedTest
{
    private const string Line = "ForEach-Object { \"$($_.Severity) $($_.Kind) $($_.StepName)\" }";

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load", output: $"\"{new string('x', 900_000)}\"")
            .Do(new DoStep("charge") { Timeout = "1 hour" })
            .Build();
        Workflow workflow = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script, CreatedOn = s_start.AddDays(-9) });
        Add("w", "old", 200);
        workflow.Deploy(new WorkflowSetup { Script = script, StepLimit = 2 }, s_start.AddHours(-3));
        for (int number = 0; number < 14; number++)
        {
            Add("w", $"i{number}", 60 - number);
        }

        StepScript good = new StepScriptBuilder().Do("load").Do("charge").Build();
        _ = Server.Account.AddWorkflow("good", new WorkflowSetup { Script = good });
        _ = Server.Account.AddWorkflow("blind", new WorkflowSetup { HasGraph = false });
        _ = Server.Account.AddWorkflow("loop", new WorkflowSetup { Graph = """{"functions":{},"nodes":[{"type":"loop","nodes":[{"type":"step_do","name":"a","nodes":[]}]}]}""" });
    }

    [Fact]
    public void The_graph_and_a_bounded_history_are_checked() => AssertTested(
        "Test-CfWorkflowVersion w",
        ["Warning LongTimeout charge", "Warning LargeOutput load", "Warning ManySteps "],
        "GET w/versions", "GET w/versions/*/graph", "GET w/instances",
        "GET w/instances/i13", "GET w/instances/i12", "GET w/instances/i11", "GET w/instances/i10", "GET w/instances/i9",
        "GET w/instances/i8", "GET w/instances/i7", "GET w/instances/i6", "GET w/instances/i5", "GET w/instances/i4",
        "GET w/instances/i13/step");

    [Fact]
    public void A_sample_limits_the_requests() => AssertTested(
        "Test-CfWorkflowVersion w -Sample 1",
        ["Warning LongTimeout charge", "Warning LargeOutput load", "Warning ManySteps "],
        "GET w/versions", "GET w/versions/*/graph", "GET w/instances", "GET w/instances/i13", "GET w/instances/i13/step");

    [Fact]
    public void Without_a_history_only_the_graph_is_read() => AssertTested(
        "Test-CfWorkflowVersion w -NoHistory", ["Warning LongTimeout charge"], "GET w/versions", "GET w/versions/*/graph");

    [Fact]
    public void The_history_is_that_of_the_version() => AssertTested(
        "Test-CfWorkflowVersion w (Get-CfWorkflowVersion w)[1].VersionId | Where-Object Kind -ne LongTimeout",
        ["Warning LargeOutput load"],
        "GET w/versions", "GET w/versions/*", "GET w/versions/*/graph", "GET w/instances", "GET w/instances/old", "GET w/instances/old/step");

    [Fact]
    public void Given_instances_and_a_graph_need_no_connection()
    {
        _ = Shell.Values("$g = Get-CfWorkflowGraph w; $i = Get-CfWorkflowInstance w -Newest 3 -Detail; Disconnect-CfWorkflow");
        Server.Requests.Clear();

        Assert.Equal(["Warning LongTimeout charge"], Shell.Values($"$g | Test-CfWorkflowVersion -Instance $i | {Line}"));
        Assert.Equal(["Warning LongTimeout charge"], Shell.Values($$"""
            $s = [System.Management.Automation.PSSerializer]
            $s::Deserialize($s::Serialize($g, 20)) | Test-CfWorkflowVersion -Instance ($s::Deserialize($s::Serialize($i, 20))) | {{Line}}
            """));
        Assert.Equal([false], Shell.Values("$g | Test-CfWorkflowVersion -NoHistory -Quiet"));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Instances_of_other_versions_are_ignored_with_a_warning()
    {
        ShellResult result = Shell.Run($"Test-CfWorkflowVersion good -Instance (Get-CfWorkflowInstance w i1) | {Line}");

        Assert.Empty(result.Output);
        Assert.Single(result.Warnings);
    }

    [Theory]
    [InlineData("Test-CfWorkflowVersion good -Quiet", "True")]
    [InlineData("Test-CfWorkflowVersion loop -Quiet", "True")]
    [InlineData("Test-CfWorkflowVersion w -NoHistory -Quiet", "False")]
    [InlineData("Get-CfWorkflow good, w | Test-CfWorkflowVersion -NoHistory -Quiet", "True False")]
    [InlineData("Get-CfWorkflowVersion w | Test-CfWorkflowVersion -NoHistory -Quiet", "False False")]
    [InlineData("(Get-CfWorkflowVersion w)[0].VersionId | Test-CfWorkflowVersion w -NoHistory -Quiet", "False")]
    public void Quiet_returns_a_Boolean_for_each_version(string call, string expected) =>
        Assert.Equal(expected, string.Join(' ', Shell.Values(call)));

    [Fact]
    public void Verbose_tells_how_many_requests_were_sent() => Assert.Contains(
        Shell.Run("Test-CfWorkflowVersion w -Verbose").Verbose,
        message => message.Contains("10 instances and 1 long outputs", StringComparison.Ordinal) && message.Contains("14 requests", StringComparison.Ordinal));

    [Theory]
    [InlineData("Test-CfWorkflowVersion blind", "NoGraph")]
    [InlineData("Test-CfWorkflowVersion blind -Quiet", "NoGraph")]
    [InlineData("Test-CfWorkflowVersion nope", "NotFound")]
    [InlineData("Test-CfWorkflowVersion w -Instance (Get-CfWorkflowInstance w i1) -Sample 2", "HistoryTwice")]
    [InlineData("Test-CfWorkflowVersion w -Instance (Get-CfWorkflowInstance w i1) -NoHistory", "HistoryTwice")]
    [InlineData("Test-CfWorkflowVersion w -Instance (Get-CfWorkflowInstance w)", "StepsNeeded")]
    [InlineData("Test-CfWorkflowVersion w -Sample 0", "ParameterArgumentValidationError")]
    [InlineData("Test-CfWorkflowVersion w -Sample 1.5", "ParameterArgumentTransformationError")]
    [InlineData("'nonsense' | Test-CfWorkflowVersion w", "InvalidId")]
    [InlineData("$g = Get-CfWorkflowGraph loop; $g.Nodes[0].Nodes[0] = $g.Nodes[0]; $g | Test-CfWorkflowVersion -NoHistory", "GraphCyclic")]
    public void A_bad_input_is_an_error(string call, string error)
    {
        ShellResult result = Shell.Run(call);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    private void Add(string workflow, string id, int minutes) =>
        _ = Server.Account.AddInstance(workflow, new InstanceSetup { Id = id, CreatedOn = s_start.AddMinutes(-minutes) });

    private void AssertTested(string call, string[] lines, params string[] requests)
    {
        _ = Shell.Values("");
        Server.Requests.Clear();

        Assert.Equal(lines, Shell.Values($"{call} | {Line}"));
        Assert.Equal(requests.Order(StringComparer.Ordinal), Sent.Select(one => one.StartsWith("GET w/versions/", StringComparison.Ordinal)
            ? one.EndsWith("/graph", StringComparison.Ordinal) ? "GET w/versions/*/graph" : "GET w/versions/*"
            : one).Order(StringComparer.Ordinal));
    }
}
