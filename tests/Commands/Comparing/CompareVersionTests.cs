using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Comparing;

/// <summary>Versions are compared with a reference: which requests that takes, and what is refused.</summary>
public sealed class CompareVersionTests : ConnectedTest
{
    private const string Line = "ForEach-Object { \"$($_.Kind) $($_.StepName)$($_.Setting) $($_.IsUnsafe)\" }";
    private const string Ids = "$v = (Get-CfWorkflowVersion w).VersionId";
    private const string Graphs = "GET w/versions/*/graph";

    protected override void Seed()
    {
        DateTimeOffset deployed = s_start.AddDays(-3);
        Workflow workflow = Server.Account.AddWorkflow("w", Setup("load", "charge"));
        workflow.Deploy(Setup("load", "charge card"), deployed);
        workflow.Deploy(Setup("load", "charge card", "ship") with { StepLimit = 9 }, deployed.AddDays(1));
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1) });
        _ = Server.Account.AddWorkflow("other");
        _ = Server.Account.AddWorkflow("loop", new WorkflowSetup { Graph = """{"functions":{},"nodes":[{"type":"loop","nodes":[{"type":"step_do","name":"a","nodes":[]}]}]}""" });
        _ = Server.Account.AddWorkflow("blind", new WorkflowSetup { HasGraph = false });
        Server.Account.FindWorkflow("blind")!.Deploy(new WorkflowSetup { HasGraph = false, StepLimit = 7 }, deployed);
    }

    [Fact]
    public void The_newest_deployment_is_compared_with_the_one_before_it() => AssertCompared(
        "", "Compare-CfWorkflowVersion w", ["Changed StepLimit False", "Added ship False"],
        "GET w/versions", Graphs, Graphs);

    [Fact]
    public void Two_versions_are_read_with_four_requests() => AssertCompared(
        Ids, "Compare-CfWorkflowVersion w -ReferenceVersionId $v[2] -DifferenceVersionId $v[1]", ["Renamed charge True"],
        "GET w/versions/*", "GET w/versions/*", Graphs, Graphs);

    [Fact]
    public void The_reference_is_the_version_before_the_specified_one() => AssertCompared(
        Ids, "Compare-CfWorkflowVersion w -DifferenceVersionId $v[1]", ["Renamed charge True"],
        "GET w/versions", "GET w/versions/*", Graphs, Graphs);

    [Fact]
    public void Without_a_difference_the_newest_version_is_compared() => AssertCompared(
        Ids, "Compare-CfWorkflowVersion w -ReferenceVersionId $v[2]", ["Changed StepLimit False", "Renamed charge True", "Added ship False"],
        "GET w/versions", "GET w/versions/*", Graphs, Graphs);

    [Fact]
    public void Each_piped_version_is_compared_with_the_one_before_it() => AssertCompared(
        "", "Get-CfWorkflowVersion w -Newest 2 | Compare-CfWorkflowVersion",
        ["Changed StepLimit False", "Added ship False", "Renamed charge True"],
        "GET w/versions", "GET w/versions", Graphs, Graphs, Graphs);

    [Theory]
    [InlineData("$v[0] | Compare-CfWorkflowVersion w -ReferenceVersionId $v[2]", 1)]
    [InlineData("$v[0] | Compare-CfWorkflowVersion -ReferenceVersion (Get-CfWorkflowVersion w $v[2])", 1)]
    [InlineData("Get-CfWorkflowInstance w i | Compare-CfWorkflowVersion -ReferenceVersionId $v[2]", 1)]
    [InlineData("Get-CfWorkflow w | Compare-CfWorkflowVersion -ReferenceVersionId $v[2]", 1)]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; VersionId = $v[0] } | Compare-CfWorkflowVersion -ReferenceVersionId $v[2]", 1)]
    public void The_difference_can_be_piped(string call, int renamed) =>
        Assert.Equal(renamed, Shell.Values($"{Ids}; {call} | Where-Object Kind -eq Renamed").Length);

    [Fact]
    public void Graphs_need_no_connection()
    {
        _ = Shell.Values($"{Ids}; $old = Get-CfWorkflowGraph w $v[2]; $new = Get-CfWorkflowGraph w $v[0]; Disconnect-CfWorkflow");
        Server.Requests.Clear();

        Assert.Equal(["Renamed charge True", "Added ship False"], Shell.Values($"Compare-CfWorkflowVersion $old $new | {Line}"));
        Assert.Equal(["Renamed charge True", "Added ship False"], Shell.Values($$"""
            $s = [System.Management.Automation.PSSerializer]
            $new = $s::Deserialize($s::Serialize($new, 20))
            $s::Deserialize($s::Serialize($old, 20)) | ForEach-Object { Compare-CfWorkflowVersion $_ $new } | {{Line}}
            """));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_copy_that_lost_its_nodes_is_read_again() => AssertCompared(
        $"{Ids}; $new = Get-CfWorkflowGraph w $v[1]; $cut = [pscustomobject]@{{ PSTypeName = 'Deserialized.CloudflareWorkflows.Models.WorkflowGraph'; "
            + "WorkflowName = 'w'; VersionId = $v[2]; AccountId = $server.AccountId; Nodes = 'step_do load', 'step_do charge' }",
        "Compare-CfWorkflowVersion $cut $new", ["Renamed charge True"], Graphs);

    [Theory]
    [InlineData("Compare-CfWorkflowVersion other", "NoReference")]
    [InlineData("Compare-CfWorkflowVersion w -DifferenceVersionId $v[2]", "NoReference")]
    [InlineData("Compare-CfWorkflowVersion w -ReferenceVersionId $v[0]", "SameVersion")]
    [InlineData("Compare-CfWorkflowVersion (Get-CfWorkflowGraph w) (Get-CfWorkflowGraph w)", "SameVersion")]
    [InlineData("Compare-CfWorkflowVersion (Get-CfWorkflowGraph w) (Get-CfWorkflowGraph other)", "OtherWorkflow")]
    [InlineData("Compare-CfWorkflowVersion w -DifferenceVersionId 00000000-0000-4000-8000-000000000000 -ReferenceVersionId $v[0]", "NotFound")]
    [InlineData("Compare-CfWorkflowVersion w -ReferenceVersionId nonsense", "ParameterArgumentValidationError")]
    [InlineData("'nonsense' | Compare-CfWorkflowVersion w", "InvalidId")]
    [InlineData("1.5 | Compare-CfWorkflowVersion w", "NoVersion")]
    [InlineData("$v[0] | Compare-CfWorkflowVersion -ReferenceVersion $v[1]", "NoWorkflowName")]
    [InlineData("Compare-CfWorkflowVersion (Get-CfWorkflow w) (Get-CfWorkflowGraph w)", "NoVersion")]
    [InlineData("Compare-CfWorkflowVersion $null (Get-CfWorkflowGraph w)", "ParameterArgumentValidationError")]
    [InlineData("$g = Get-CfWorkflowGraph loop; $g.Nodes[0].Nodes[0] = $g.Nodes[0]; Compare-CfWorkflowVersion $g (Get-CfWorkflowGraph w)", "GraphCyclic")]
    public void A_bad_input_is_an_error(string call, string error)
    {
        ShellResult result = Shell.Run($"{Ids}; {call}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("$piped | Compare-CfWorkflowVersion other")]
    [InlineData("$piped | Compare-CfWorkflowVersion other -ReferenceVersionId $v[2]")]
    [InlineData("Get-CfWorkflowGraph w | Compare-CfWorkflowVersion other -ReferenceVersionId $v[2]")]
    [InlineData("$piped | Test-CfWorkflowVersion other")]
    [InlineData("Get-CfWorkflowGraph w | Test-CfWorkflowVersion other -NoHistory")]
    public void An_object_of_another_workflow_is_refused_without_a_request(string call)
    {
        _ = Shell.Values($"{Ids}; $piped = Get-CfWorkflowVersion w -Newest 1; $g = Get-CfWorkflowGraph w");
        Server.Requests.Clear();

        ShellResult result = Shell.Run(call.Replace("Get-CfWorkflowGraph w", "$g", StringComparison.Ordinal));

        Assert.Equal(["OtherWorkflow"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("Compare-CfWorkflowVersion $all[0] $all[1]", true)]
    [InlineData("Compare-CfWorkflowVersion w -ReferenceVersionId $v[0] -DifferenceVersionId $v[1]", true)]
    [InlineData("Compare-CfWorkflowVersion (Get-CfWorkflowGraph w $v[0]) (Get-CfWorkflowGraph w $v[1])", true)]
    [InlineData("Compare-CfWorkflowVersion $all[1] $all[0]", false)]
    [InlineData("Compare-CfWorkflowVersion w", false)]
    public void A_reference_that_is_newer_causes_a_warning(string call, bool warns)
    {
        ShellResult result = Shell.Run($"{Ids}; $all = Get-CfWorkflowVersion w; {call}");

        Assert.Equal(warns, result.Warnings.Any(warning => warning.Contains("The reference is newer", StringComparison.Ordinal)));
        Assert.NotEmpty(result.Output);
    }

    [Theory]
    [InlineData("Get-CfWorkflow other, w | Compare-CfWorkflowVersion")]
    [InlineData("Get-CfWorkflow other, w | Get-CfWorkflowVersion -Newest 1 | Compare-CfWorkflowVersion")]
    public void A_piped_workflow_with_one_version_does_not_end_an_audit(string call)
    {
        ShellResult result = Shell.Run($"$ErrorActionPreference = 'Stop'; {call} -Verbose | {Line}");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["Changed StepLimit False", "Added ship False"], result.Values);
        Assert.Contains(result.Verbose, line => line.StartsWith("'other' has no version to compare with", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_reads_as_a_call_and_types_have_the_words_of_steps()
    {
        _ = Server.Account.AddWorkflow("calls", new WorkflowSetup { Graph = Calls("") });
        Server.Account.FindWorkflow("calls")!.Deploy(
            new WorkflowSetup { Graph = Calls(",{\"type\":\"function_call\",\"name\":\"notify\"},{\"type\":\"step_sleep\",\"name\":\"nap\",\"duration\":\"1 day\"}") }, s_start);

        Assert.Equal(
            ["Added call notify: after notify()", "Added sleep nap: after notify()"],
            Shell.Values("Compare-CfWorkflowVersion calls | ForEach-Object { \"$($_.Kind) $($_.StepType) $($_.StepName): $($_.Difference)\" }"));
        Assert.Equal("Added notify()", Shell.Values("\"$(@(Compare-CfWorkflowVersion calls)[0])\"").Single());
        Assert.Contains("notify()  ", Shell.Values("Compare-CfWorkflowVersion calls | Out-String -Width 80").Single() as string, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'w', 'blind' | ForEach-Object { Compare-CfWorkflowVersion $_ -ErrorAction Ignore }", "WorkflowName: w, version ", "WorkflowName: blind, version ")]
    [InlineData("Get-CfWorkflow unclear-* | Test-CfWorkflowVersion -NoHistory", "WorkflowName: unclear-1, version ", "WorkflowName: unclear-2, version ")]
    public void Rows_of_several_workflows_are_told_apart(string call, string one, string other)
    {
        foreach (string name in new[] { "unclear-1", "unclear-2" })
        {
            _ = Server.Account.AddWorkflow(name, Setup("step1"));
        }

        string shown = (string)Shell.Values($"{call} | Out-String -Width 80").Single()!;

        Assert.Contains(one, shown, StringComparison.Ordinal);
        Assert.Contains(other, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_without_a_graph_are_compared_by_their_settings()
    {
        ShellResult result = Shell.Run($"Compare-CfWorkflowVersion blind | {Line}");

        Assert.Equal(["NoGraph"], result.ErrorIds);
        Assert.Equal(["Changed StepLimit False"], result.Values);
    }

    [Fact]
    public void A_newer_format_causes_a_warning() => Assert.Contains(
        "format 2",
        Assert.Single(Shell.Run("""
            $s = [System.Management.Automation.PSSerializer]
            $new = $s::Deserialize($s::Serialize((Get-CfWorkflowGraph w), 20).Replace('<I32 N="Format">1</I32>', '<I32 N="Format">2</I32>'))
            Compare-CfWorkflowVersion (Get-CfWorkflowGraph w (Get-CfWorkflowVersion w)[1].VersionId) $new
            """).Warnings),
        StringComparison.Ordinal);

    private static string Calls(string more) =>
        """{"functions":{"notify":{"type":"function_def","name":"notify","nodes":[{"type":"step_do","name":"mail","nodes":[]}]}},"nodes":["""
        + """{"type":"function_call","name":"notify"}""" + more + "]}";

    private static WorkflowSetup Setup(params string[] steps)
    {
        StepScriptBuilder script = new();
        Array.ForEach(steps, step => script.Do(step));
        return new WorkflowSetup { Script = script.Build(), CreatedOn = s_start.AddDays(-9) };
    }

    private void AssertCompared(string before, string call, string[] lines, params string[] requests)
    {
        _ = Shell.Run(before);
        Server.Requests.Clear();

        Assert.Equal(lines, Shell.Values($"{call} | {Line}"));
        Assert.Equal(requests.Order(StringComparer.Ordinal), Sent.Select(one => one.StartsWith("GET w/versions/", StringComparison.Ordinal)
            ? one.EndsWith("/graph", StringComparison.Ordinal) ? Graphs : "GET w/versions/*"
            : one).Order(StringComparer.Ordinal));
    }
}
