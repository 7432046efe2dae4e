using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Comparing;

/// <summary>Instances are compared with a reference: which requests that takes, and what is refused.</summary>
public sealed class CompareTests : ConnectedTest
{
    private const string Line = "ForEach-Object { \"$($_.ReferenceId) $($_.DifferenceId) $($_.FirstDifference)\" }";

    private static readonly StepError s_declined = new("Error", "declined");

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("load").Do("charge").Build() });
        _ = Server.Account.AddWorkflow("other");
        Add("good", Good(), """{"card":{"brand":"visa"},"items":[{"sku":"a"}]}""", minutes: 50);
        Add("newer", Good(), """{"card":{"brand":"visa"},"items":[{"sku":"a"}]}""", minutes: 40);
        Add("bad", Bad(), """{"card":{"brand":"amex"},"items":[{"sku":"a"},{"sku":"b"}]}""", minutes: 30);
        Add("worse", Bad(), null, minutes: 20);
        _ = Server.Account.AddInstance("other", new InstanceSetup { Id = "strange", CreatedOn = s_start.AddHours(-1) });
    }

    [Fact]
    public void Two_instances_are_read_with_two_requests() => AssertCompared(
        "$good = Get-CfWorkflowInstance w | Where-Object Id -eq good; $bad = Get-CfWorkflowInstance w | Where-Object Id -eq bad",
        "Compare-CfWorkflowInstance $good $bad",
        ["good bad charge-1"],
        "GET w/instances/bad", "GET w/instances/good");

    [Fact]
    public void Ids_of_a_workflow_are_compared() => AssertCompared(
        "", "Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId bad, worse",
        ["good bad charge-1", "good worse charge-1"],
        "GET w/instances/bad", "GET w/instances/good", "GET w/instances/worse");

    [Theory]
    [InlineData("'bad' | Compare-CfWorkflowInstance w -ReferenceId good")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; Id = 'bad' } | Compare-CfWorkflowInstance -ReferenceId good")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'bad' } | Compare-CfWorkflowInstance -ReferenceId good")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w' } | Compare-CfWorkflowInstance -ReferenceId good -DifferenceId bad")]
    public void The_difference_can_be_piped(string call) =>
        AssertCompared("", call, ["good bad charge-1"], "GET w/instances/bad", "GET w/instances/good");

    [Fact]
    public void Without_a_reference_the_newest_complete_instance_is_taken() => AssertCompared(
        "$bad = Get-CfWorkflowInstance w -Status errored",
        "$bad | Compare-CfWorkflowInstance",
        ["newer worse charge-1", "newer bad charge-1"],
        "GET w/instances/bad", "GET w/instances/newer", "GET w/instances/worse", "GET w/instances");

    [Fact]
    public void The_reference_has_the_same_version_if_possible()
    {
        Server.Account.FindWorkflow("w")!.Deploy(new WorkflowSetup { StepLimit = 7 }, s_start);
        Add("newest", Good(), null, minutes: 5);
        Add("newest-bad", Bad(), null, minutes: 4);

        Assert.Equal(
            ["newer 0", "newest 0", "good 1"],
            Shell.Values("""
                Compare-CfWorkflowInstance w -DifferenceId bad, newest-bad | ForEach-Object { "$($_.ReferenceId) $($_.Notes.Count)" }
                Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId newest-bad | ForEach-Object { "$($_.ReferenceId) $($_.Notes.Count)" }
                """));
    }

    [Fact]
    public void Full_objects_need_no_request_and_no_connection()
    {
        _ = Shell.Values("$good = Get-CfWorkflowInstance w good; $bad = Get-CfWorkflowInstance w bad; Disconnect-CfWorkflow");
        Server.Requests.Clear();

        Assert.Equal(["good bad charge-1"], Shell.Values($"Compare-CfWorkflowInstance $good $bad | {Line}"));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Deserialized_objects_are_read_again() => AssertCompared(
        "$s = [System.Management.Automation.PSSerializer]; $bad = $s::Deserialize($s::Serialize((Get-CfWorkflowInstance w bad))); "
            + "$good = $s::Deserialize($s::Serialize((Get-CfWorkflowInstance w good)))",
        "Compare-CfWorkflowInstance $good $bad", ["good bad charge-1"], "GET w/instances/bad", "GET w/instances/good");

    [Fact]
    public void Params_differ_by_path() => Assert.Equal(
        ["$.card.brand Changed visa amex", "$.items[1] Extra  @{sku=b}"],
        Shell.Values("""
            (Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId bad).Params |
                ForEach-Object { "$($_.Path) $($_.Kind) $($_.Reference) $($_.Difference)" }
            """));

    [Fact]
    public void Outputs_are_compared_if_both_are_complete() => Assert.Equal(
        [true, 0],
        Shell.Values("""
            $null -eq (Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId bad).Output
            (Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId newer).Output.Count
            """));

    [Fact]
    public void Hidden_params_are_not_compared()
    {
        Add("hidden", Bad(), """{"card":"[REDACTED]"}""", minutes: 5);

        object?[] values = Shell.Values("""
            $c = Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId hidden
            $null -eq $c.Params
            $c.Notes
            """);

        Assert.Equal(true, values[0]);
        Assert.Contains("hidden", (string?)values[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compare-CfWorkflowInstance w -ReferenceId good -DifferenceId good, bad", "SameInstance", "good")]
    [InlineData("$g = Get-CfWorkflowInstance w good; Compare-CfWorkflowInstance $g $g, (Get-CfWorkflowInstance w bad)", "SameInstance", "good")]
    [InlineData("Compare-CfWorkflowInstance (Get-CfWorkflowInstance w good) (Get-CfWorkflowInstance other), (Get-CfWorkflowInstance w bad)", "OtherWorkflow", "strange")]
    [InlineData("'none', 'bad' | Compare-CfWorkflowInstance w -ReferenceId good", "NotFound", "none")]
    [InlineData("'a/b?', 'bad' | Compare-CfWorkflowInstance w -ReferenceId good", "InvalidId", "a/b?")]
    [InlineData("Compare-CfWorkflowInstance (Get-CfWorkflowInstance w good) @{ a = 1 }, (Get-CfWorkflowInstance w bad)", "HashtableGiven", null)]
    public void A_bad_input_is_an_error_and_the_others_are_compared(string call, string error, string? target)
    {
        ShellResult result = Shell.Run($"{call} | {Line}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal(["good bad charge-1"], result.Values);
        Assert.True(target is null || $"{result.Targets.Single()}" == target);
    }

    [Theory]
    [InlineData("'bad', 'worse' | Compare-CfWorkflowInstance w -ReferenceId none", "NotFound")]
    [InlineData("Get-CfWorkflowInstance w | Compare-CfWorkflowInstance (Get-CfWorkflow w)", "IdMissing")]
    [InlineData("'bad' | Compare-CfWorkflowInstance w -ReferenceId 'a/b?'", "ParameterArgumentValidationError")]
    [InlineData("Compare-CfWorkflowInstance w", "IdMissing")]
    [InlineData("Compare-CfWorkflowInstance w -ReferenceId good", "IdMissing")]
    public void A_bad_reference_is_one_error(string call, string error)
    {
        ShellResult result = Shell.Run(call);

        Assert.Equal([error], result.ErrorIds.Distinct());
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_workflow_without_a_complete_instance_has_no_reference()
    {
        _ = Server.Account.AddWorkflow("failing", new WorkflowSetup { Script = Bad() });
        _ = Server.Account.AddInstance("failing", new InstanceSetup { Id = "f", CreatedOn = s_start.AddHours(-1) });

        Assert.Equal(["NoReference"], Shell.Run("Compare-CfWorkflowInstance failing -DifferenceId f").ErrorIds);
    }

    [Fact]
    public void Two_runs_of_a_restarted_instance_are_compared()
    {
        object?[] values = Shell.Values("$before = Get-CfWorkflowInstance w bad; Restart-CfWorkflowInstance w bad");
        Time.Advance(TimeSpan.FromSeconds(1));
        values = Shell.Values($"Compare-CfWorkflowInstance $before (Get-CfWorkflowInstance w bad) | {Line}");

        Assert.StartsWith("bad bad", (string?)values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_is_read_once_for_many()
    {
        for (int number = 0; number < 30; number++)
        {
            Add($"many-{number}", Bad(), null, minutes: 10);
        }

        _ = Shell.Values("$bad = Get-CfWorkflowInstance w -Status errored");
        Server.Requests.Clear();

        Assert.Equal(32, Shell.Values("$bad | Compare-CfWorkflowInstance").Length);
        Assert.Equal(32 + 2, Server.Requests.Count);
    }

    private static StepScript Good() => new StepScriptBuilder().Do("load", output: "1").Do("charge", output: "2").Build();

    private static StepScript Bad() => new StepScriptBuilder().Do("load", output: "1").Do(new DoStep("charge") { Failures = int.MaxValue, Retries = RetryConfig.None, Error = s_declined }).Build();

    private void Add(string id, StepScript script, string? parameters, int minutes) => _ = Server.Account.AddInstance("w", new InstanceSetup
    {
        Id = id,
        Script = script,
        Params = parameters,
        CreatedOn = s_start.AddMinutes(-minutes),
    });

    private void AssertCompared(string before, string call, string[] lines, params string[] requests)
    {
        _ = Shell.Run(before);
        Server.Requests.Clear();

        Assert.Equal(lines, Shell.Values($"{call} | {Line}"));
        Assert.Equal(requests.Order(StringComparer.Ordinal), Sent.Order(StringComparer.Ordinal));
    }
}
