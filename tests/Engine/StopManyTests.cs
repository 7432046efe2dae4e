using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>More instances than one request can stop. Only this class uses `stopped`.</summary>
public sealed class StopManyTests(EngineFixture engine) : EngineTest(engine)
{
    /// <summary>The cloud stops more than 25 in batches, which this engine does not have.</summary>
    [Fact]
    public void Many_are_stopped()
    {
        object?[] values = Shell.Values("""
            $slow = 1..30 | ForEach-Object { New-CfWorkflowInstance long -Params @{ ticks = 60 } }
            $slow | Stop-CfWorkflowInstance
            $slow | Get-CfWorkflowInstance | Where-Object Status -eq terminated | ForEach-Object Id
            """);

        Assert.Equal(30, values.Length);
    }

    /// <summary>Each stopped instance leaves the list while it is being read, so later pages move up.</summary>
    [Fact]
    public void All_instances_of_a_status_are_stopped_across_pages()
    {
        object?[] values = Shell.Values("""
            1..150 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'stopped'; Id = "s-$_" } } |
                New-CfWorkflowInstance | ForEach-Object { }
            Get-CfWorkflowInstance stopped -Status running | Stop-CfWorkflowInstance
            Get-CfWorkflowInstance stopped | Where-Object Status -ne terminated | ForEach-Object Id
            """);

        Assert.Empty(values);
    }

    /// <summary>The cloud has a job for this, which this engine does not have.</summary>
    [Fact]
    public void All_of_a_workflow_are_stopped()
    {
        object?[] values = Shell.Values("""
            1..5 | ForEach-Object { New-CfWorkflowInstance stopped } | ForEach-Object { }
            Stop-CfWorkflowInstance stopped -All -Wait
            Get-CfWorkflowInstance stopped | Where-Object Status -ne terminated | ForEach-Object Id
            """);

        Assert.Empty(values);
    }

    /// <summary>The engine's workflows are defined in the Worker's code, so they are not removed.</summary>
    [Fact]
    public void Removing_a_workflow_removes_its_instances()
    {
        object?[] values = Shell.Values("""
            $made = New-CfWorkflowInstance stopped
            Remove-CfWorkflow stopped -Confirm:$false
            (Get-CfWorkflow stopped).Name
            Get-CfWorkflowInstance stopped | ForEach-Object Id
            """);

        Assert.Equal(["stopped"], values);
    }
}
