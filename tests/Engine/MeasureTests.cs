using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The local engine has no analytics and no versions, so measures come from lists.</summary>
public sealed class MeasureTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void A_workflow_is_measured_by_lists()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance failing -Id {{id}} | Wait-CfWorkflowInstance
            $summary = Measure-CfWorkflow failing -Since 1h
            $summary.Source
            $summary.Errored -gt 0
            $summary.Errored -eq $summary.Runs
            $summary.Causes[0].Id -contains '{{id}}'
            $summary.Notes[0]
            """);

        Assert.Equal(["Lists", true, true, true, "The local engine has no analytics, so the numbers come from lists."], values);
    }

    [Fact]
    public void All_workflows_are_measured() => Assert.Equal(
        [true], Shell.Values("@(Measure-CfWorkflow -Since 1h).Count -eq @(Get-CfWorkflow).Count"));

    [Fact]
    public void Piped_instances_are_measured()
    {
        string first = NewId();
        string second = NewId();

        object?[] values = Shell.Values($$"""
            $instances = '{{first}}', '{{second}}' | ForEach-Object { New-CfWorkflowInstance echo -Id $_ } | Wait-CfWorkflowInstance -Detail
            $measure = $instances | Measure-CfWorkflowInstance
            $measure.WorkflowName
            $measure.Count
            $measure.Complete
            $null -ne $measure.DurationP50
            """);

        Assert.Equal(["echo", 2, 2, true], values);
    }

    [Fact]
    public void Errors_are_grouped()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance failing -Id {{id}} | Wait-CfWorkflowInstance
            $group = Get-CfWorkflowInstance failing {{id}} | Group-CfWorkflowError
            $group.Count
            $group.Id
            $group.WorkflowName
            $group.Cause.Length -gt 0
            """);

        Assert.Equal([1, id, "failing", true], values);
    }
}
