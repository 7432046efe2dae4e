using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public class StopTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void A_running_instance_is_terminated()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance long -Id {{id}} | Wait-CfWorkflowInstance -Status running | Stop-CfWorkflowInstance
            Get-CfWorkflowInstance long {{id}} | ForEach-Object { $_.Status; $null -ne $_.EndedOn }
            """);

        Assert.Equal(["terminated", true], values);
    }

    [Fact]
    public void A_waiting_instance_is_terminated()
    {
        string id = NewId();

        object?[] statuses = Shell.Values($$"""
            New-CfWorkflowInstance approval -Id {{id}} | Stop-CfWorkflowInstance
            (Get-CfWorkflowInstance approval {{id}}).Status
            """);

        Assert.Equal(["terminated"], statuses);
    }

    [Fact]
    public void PassThru_returns_the_updated_instance()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance long -Id {{id}} | Stop-CfWorkflowInstance -PassThru |
                ForEach-Object { $_.Id; $_.WorkflowName; $_.AccountId; $_.Status }
            """);

        Assert.Equal([id, "long", "local", "terminated"], values);
    }

    [Theory]
    [InlineData("orders", "complete")]
    [InlineData("failing", "errored")]
    public void An_ended_instance_is_not_an_error_and_is_unchanged(string workflow, string status)
    {
        string id = NewId();

        ShellResult result = Shell.Run($$"""
            New-CfWorkflowInstance {{workflow}} -Id {{id}} | Wait-CfWorkflowInstance | Stop-CfWorkflowInstance -Verbose
            (Get-CfWorkflowInstance {{workflow}} {{id}}).Status
            """);

        Assert.Empty(result.Errors);
        Assert.Equal([status], result.Values);
        Assert.NotEmpty(result.Verbose);
    }

    [Fact]
    public void Stopping_twice_is_not_an_error()
    {
        ShellResult result = Shell.Run($$"""
            $slow = New-CfWorkflowInstance long -Id {{NewId()}}
            $slow | Stop-CfWorkflowInstance
            $slow | Stop-CfWorkflowInstance
            """);

        Assert.Empty(result.Errors);
    }

    [Fact]
    public void An_unknown_instance_is_an_error_and_the_others_are_stopped()
    {
        (string first, string unknown, string last) = (NewId(), NewId(), NewId());

        ShellResult result = Shell.Run($$"""
            $null = '{{first}}', '{{last}}' | ForEach-Object { New-CfWorkflowInstance long -Id $_ }
            Stop-CfWorkflowInstance long -Id {{first}}, {{unknown}}, {{last}}
            Get-CfWorkflowInstance long -Id {{first}}, {{last}} | ForEach-Object Status
            """);

        Assert.Equal(["terminated", "terminated"], result.Values);
        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(unknown, result.Errors.Single().TargetObject?.ToString());
    }

    [Fact]
    public void WhatIf_stops_nothing()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $slow = New-CfWorkflowInstance long -Id {{id}}
            $slow | Stop-CfWorkflowInstance -WhatIf
            (Get-CfWorkflowInstance long {{id}}).Status
            $slow | Stop-CfWorkflowInstance
            """);

        Assert.Equal(["running"], values);
    }

    [Fact]
    public void A_stopped_instance_ends_the_wait()
    {
        object?[] statuses = Shell.Values($$"""
            New-CfWorkflowInstance long -Id {{NewId()}} | Stop-CfWorkflowInstance -PassThru |
                Wait-CfWorkflowInstance -TimeoutSec 10 | ForEach-Object Status
            """);

        Assert.Equal(["terminated"], statuses);
    }
}
