using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class StepTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Steps_are_in_order_with_type_status_and_occurrence()
    {
        object?[] steps = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{NewId()}} | Wait-CfWorkflowInstance | Get-CfWorkflowStep |
                ForEach-Object { "$($_.Name), $($_.Type), $($_.Status), $($_.Occurrence)" }
            """);

        Assert.Equal(
            [
                "validate order-1, step, complete, 1",
                "reserve item-1, step, complete, 1",
                "reserve item-2, step, complete, 2",
                "cool down-1, sleep, complete, 1",
            ],
            steps);
    }

    [Fact]
    public void A_step_has_keys_and_times()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{id}} | Wait-CfWorkflowInstance |
                Get-CfWorkflowStep -Name 'cool down-1' | ForEach-Object {
                    $_.InstanceId; $_.WorkflowName; $_.AccountId
                    $_.StartedOn -lt $_.EndedOn; $_.Duration -ge [timespan]::FromMilliseconds(90)
                }
            """);

        Assert.Equal([id, "orders", "local", true, true], values);
    }

    [Fact]
    public void Outputs_are_objects()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{NewId()}} -Params @{ orderId = 'A-1'; items = 'x', 'y', 'z' } |
                Wait-CfWorkflowInstance | Get-CfWorkflowStep -Type step |
                ForEach-Object { if ($_.Output -is [string]) { $_.Output } else { $_.Output.orderId; $_.Output.items } }
            """);

        Assert.Equal(["A-1", 3L, "x", "y", "z"], values);
    }

    [Fact]
    public void Every_attempt_has_its_error()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 2 } | Wait-CfWorkflowInstance |
                Get-CfWorkflowStep | ForEach-Object {
                    $_.Status; $_.Output
                    $_.Attempts | ForEach-Object { "$($_.Number) $($_.Success) $($_.Error.Name)" }
                }
            """);

        Assert.Equal(["complete", 3L, "1 False Error", "2 False Error", "3 True "], values);
    }

    [Fact]
    public void A_step_out_of_retries_is_errored()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 9 } | Wait-CfWorkflowInstance |
                Get-CfWorkflowStep | ForEach-Object { $_.Status; $_.Attempts.Count; $_.Error.Name; $null -eq $_.Output }
            """);

        Assert.Equal(["errored", 3, "Error", true], values);
    }

    [Fact]
    public void Failed_returns_failed_steps()
    {
        object?[] names = Shell.Values($$"""
            New-CfWorkflowInstance failing -Id {{NewId()}} | Wait-CfWorkflowInstance | Get-CfWorkflowStep -Failed |
                ForEach-Object Name
            """);

        Assert.Equal(["charge-1"], names);
    }

    [Theory]
    [InlineData("-Name 'reserve*'", new[] { "reserve item-1", "reserve item-2" })]
    [InlineData("-Name 'reserve item-2'", new[] { "reserve item-2" })]
    [InlineData("-Type sleep", new[] { "cool down-1" })]
    public void Steps_can_be_filtered_by_name_and_type(string filter, string[] expected)
    {
        object?[] names = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{NewId()}} | Wait-CfWorkflowInstance | Get-CfWorkflowStep {{filter}} |
                ForEach-Object Name
            """);

        Assert.Equal(expected, names.Cast<string>());
    }

    [Fact]
    public void A_step_whose_event_timed_out_is_errored()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance approval -Id {{NewId()}} -Params @{ timeout = '1 second' } |
                Wait-CfWorkflowInstance | Get-CfWorkflowStep | ForEach-Object { $_.Type; $_.Status; $_.Error.Name }
            """);

        Assert.Equal(["waitForEvent", "errored", "WorkflowTimeoutError"], values);
    }

    [Fact]
    public void A_step_that_waits_for_an_event_is_waiting()
    {
        string id = NewId();
        _ = Shell.Values($"New-CfWorkflowInstance approval -Id {id}");

        object?[] step = Eventually.NotEmpty(() => Shell.Values(
            $$"""Get-CfWorkflowStep approval {{id}} | ForEach-Object { $_.Name; $_.Status; $null -eq $_.EndedOn }"""));

        Assert.Equal(["wait for approval-1", "waiting", true], step);
    }

    [Fact]
    public void Many_steps_are_returned_completely()
    {
        object?[] values = Shell.Values($$"""
            $steps = New-CfWorkflowInstance orders -Id {{NewId()}} -Params @{ items = 1..150 } |
                Wait-CfWorkflowInstance | Get-CfWorkflowStep -Name reserve*
            $steps.Count; $steps[-1].Occurrence; $steps[-1].Output
            """);

        Assert.Equal([150, 150, 150L], values);
    }

    [Fact]
    public void An_unknown_instance_is_not_found()
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowStep orders {NewId()}");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }
}
