using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public class WaitTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Wait_returns_when_complete()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{id}} | Wait-CfWorkflowInstance |
                ForEach-Object { $_.Id; $_.Status; $_.WorkflowName }
            """);

        Assert.Equal([id, "complete", "orders"], values);
    }

    [Fact]
    public void A_failed_instance_has_ended_and_is_not_an_error()
    {
        ShellResult result = Shell.Run($$"""
            New-CfWorkflowInstance failing -Id {{NewId()}} | Wait-CfWorkflowInstance | ForEach-Object Status
            """);

        Assert.Equal(["errored"], result.Values);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void An_ended_instance_is_returned_at_once()
    {
        object?[] statuses = Shell.Values($$"""
            $ended = New-CfWorkflowInstance echo -Id {{NewId()}} | Wait-CfWorkflowInstance
            $ended | Wait-CfWorkflowInstance -TimeoutSec 10 | ForEach-Object Status
            """);

        Assert.Equal(["complete"], statuses);
    }

    [Fact]
    public void A_timeout_is_one_error_with_the_remaining_instances()
    {
        (string approval, string slow, string quick) = (NewId(), NewId(), NewId());

        ShellResult result = Shell.Run($$"""
            $(
                New-CfWorkflowInstance approval -Id {{approval}}
                New-CfWorkflowInstance long -Id {{slow}}
                New-CfWorkflowInstance echo -Id {{quick}}
            ) | Wait-CfWorkflowInstance -TimeoutSec 1 -ErrorVariable failure | ForEach-Object Id
            $failure[0].TargetObject | ForEach-Object Id
            $failure[0].TargetObject | Stop-CfWorkflowInstance -PassThru | ForEach-Object Status
            """);

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
        Assert.Equal(quick, result.Values[0]);
        Assert.Equal(new[] { approval, slow }.Order(), result.Values[1..3].Cast<string>().Order());
        Assert.Equal(["terminated", "terminated"], result.Values[3..]);
    }

    [Fact]
    public void A_timeout_ends_the_wait_before_the_instance()
    {
        string id = NewId();
        _ = Shell.Values($"New-CfWorkflowInstance long -Id {id}");

        ShellResult result = Shell.Run($"Wait-CfWorkflowInstance long {id} -Timeout 1");

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
        Assert.Equal(["terminated"], Shell.Values($"(Stop-CfWorkflowInstance long {id} -PassThru).Status"));
    }

    [Fact]
    public void Wait_accepts_a_status()
    {
        object?[] statuses = Shell.Values($$"""
            New-CfWorkflowInstance long -Id {{NewId()}} | Wait-CfWorkflowInstance -Status Running -TimeoutSec 30 |
                Stop-CfWorkflowInstance -PassThru | Wait-CfWorkflowInstance -Status terminated -TimeoutSec 30 |
                ForEach-Object Status
            """);

        Assert.Equal(["terminated"], statuses);
    }

    [Fact]
    public void An_unreachable_status_is_an_error_at_once()
    {
        ShellResult result = Shell.Run($$"""
            New-CfWorkflowInstance failing -Id {{NewId()}} | Wait-CfWorkflowInstance -Status complete -TimeoutSec 30
            """);

        Assert.Equal(["WaitStatusUnreachable"], result.ErrorIds);
    }

    [Fact]
    public void Any_returns_after_the_first()
    {
        (string slow, string quick) = (NewId(), NewId());

        object?[] ids = Shell.Values($$"""
            $slow = New-CfWorkflowInstance long -Id {{slow}}
            $slow, (New-CfWorkflowInstance echo -Id {{quick}}) | Wait-CfWorkflowInstance -Any -TimeoutSec 30 |
                ForEach-Object Id
            $slow | Stop-CfWorkflowInstance
            """);

        Assert.Equal([quick], ids);
    }

    [Fact]
    public void An_unknown_instance_is_not_found_and_the_others_are_awaited()
    {
        (string known, string unknown) = (NewId(), NewId());

        ShellResult result = Shell.Run($$"""
            $null = New-CfWorkflowInstance orders -Id {{known}}
            '{{unknown}}', '{{known}}' | ForEach-Object { [pscustomobject]@{ WorkflowName = 'orders'; Id = $_ } } |
                Wait-CfWorkflowInstance -TimeoutSec 30 | ForEach-Object Id
            """);

        Assert.Equal([known], result.Values);
        Assert.Equal(["NotFound"], result.ErrorIds);
    }

    [Fact]
    public void Detail_returns_the_full_object()
    {
        object?[] outputs = Shell.Values($$"""
            New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 1 } | Wait-CfWorkflowInstance -Detail |
                ForEach-Object { $_.Output.attempts }
            """);

        Assert.Equal([2L], outputs);
    }
}
