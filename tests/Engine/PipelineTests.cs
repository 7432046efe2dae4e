using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Commands in pipelines, as users write them.</summary>
public sealed class PipelineTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Workflows_can_be_piped_to_list_instances()
    {
        (string order, string echo) = (NewId(), NewId());

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance orders -Id {{order}}
            $null = New-CfWorkflowInstance echo -Id {{echo}}
            Get-CfWorkflow orders, echo | Get-CfWorkflowInstance | Where-Object Id -in '{{order}}', '{{echo}}' |
                ForEach-Object { "$($_.WorkflowName) $($_.Id)" }
            """);

        Assert.Equal([$"orders {order}", $"echo {echo}"], values);
    }

    [Fact]
    public void Wildcards_filters_and_conditions_combine()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance failing -Id {{id}} | Wait-CfWorkflowInstance
            Get-CfWorkflow f* | Get-CfWorkflowInstance -Status errored -After ([datetime]::Now.AddDays(-1)) |
                Where-Object Id -eq '{{id}}' | ForEach-Object { $_.WorkflowName }
            """);

        Assert.Equal(["failing"], values);
    }

    [Fact]
    public void A_created_instance_can_be_piped_to_steps()
    {
        object?[] names = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{NewId()}} -Params @{ items = @('only') } | Wait-CfWorkflowInstance |
                Get-CfWorkflowStep | ForEach-Object Name
            """);

        Assert.Equal(["validate order-1", "reserve item-1", "cool down-1"], names);
    }

    [Fact]
    public void A_workflow_starts_an_instance_of_itself()
    {
        object?[] values = Shell.Values("""
            Get-CfWorkflow echo | New-CfWorkflowInstance | Wait-CfWorkflowInstance |
                ForEach-Object { $_.WorkflowName; $_.Status }
            """);

        Assert.Equal(["echo", "complete"], values);
    }

    [Fact]
    public void An_object_converts_to_its_key_as_text()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $workflow = Get-CfWorkflow echo
            $instance = New-CfWorkflowInstance $workflow -Id {{id}}
            (Get-CfWorkflowInstance $workflow $instance).Id
            """);

        Assert.Equal([id], values);
    }

    [Fact]
    public void Failed_instances_can_be_piped_to_failed_steps()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance failing -Id {{id}} | Wait-CfWorkflowInstance
            Get-CfWorkflowInstance failing -Status errored | Get-CfWorkflowStep -Failed |
                Where-Object InstanceId -eq '{{id}}' | ForEach-Object { "$($_.Name) $($_.Error.Name)" }
            """);

        Assert.Equal(["charge-1 WorkflowFatalError"], values);
    }

    [Fact]
    public void The_cause_of_a_failed_instance_is_the_error_that_the_code_threw()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance failing -Id {{id}} | Wait-CfWorkflowInstance
            $instance = Get-CfWorkflowInstance failing {{id}}
            "$($instance.Cause)"
            ($instance | Group-CfWorkflowError).Cause
            """);

        Assert.Equal(["NonRetryableError: card declined", "NonRetryableError: card declined"], values);
    }

    [Fact]
    public void Instances_of_several_workflows_are_awaited_together()
    {
        object?[] values = Shell.Values("""
            Get-CfWorkflow orders, failing, echo | New-CfWorkflowInstance | Wait-CfWorkflowInstance -TimeoutSec 60 |
                ForEach-Object { "$($_.WorkflowName) $($_.Status)" }
            """);

        Assert.Equal(
            ["echo complete", "failing errored", "orders complete"],
            values.Cast<string>().Order());
    }

    [Fact]
    public void Other_runspaces_can_use_a_passed_context()
    {
        object?[] names = Shell.Values($$"""
            $context = Get-CfWorkflowContext
            'orders', 'echo', 'long' | ForEach-Object -Parallel {
                Import-Module '{{BuildPaths.Module}}'
                (Get-CfWorkflow $_ -Context $using:context).Name
            }
            """);

        Assert.Equal(["echo", "long", "orders"], names.Cast<string>().Order());
    }

    [Fact]
    public void A_deserialized_object_can_be_piped_and_keeps_its_steps()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $detail = New-CfWorkflowInstance orders -Id {{id}} -Params @{ orderId = 'A-1' } |
                Wait-CfWorkflowInstance -Detail
            $serializer = [System.Management.Automation.PSSerializer]
            $copy = $serializer::Deserialize($serializer::Serialize($detail))
            $copy.Params.orderId
            $copy.Steps[0].Output.orderId
            $copy.Steps[0].Attempts[0].Success
            ($copy | Wait-CfWorkflowInstance).Id
            ($copy.Steps[0] | Get-CfWorkflowInstance).Id
            """);

        Assert.Equal(["A-1", "A-1", true, id, id], values);
    }
}
