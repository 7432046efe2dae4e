using System;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class HealthTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Failed_runs_are_found_and_what_the_engine_lacks_is_not_checked()
    {
        _ = Shell.Values($"1..6 | ForEach-Object {{ New-CfWorkflowInstance failing -Id \"{NewId()}-$_\" }} | Wait-CfWorkflowInstance");

        ShellResult result = Shell.Run("""
            $health = Get-CfWorkflowHealth failing
            $health.Status
            $health.Findings.Kind
            $health.Errored -ge 6
            $health.Source
            $health.NotChecked -like 'RetryStorm: analytics can*local engine*'
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["Unhealthy", "ErrorRate", true, "Lists"], result.Values.Take(4));
        Assert.StartsWith("RetryStorm: ", Assert.Single(result.Values.Skip(4)) as string, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_workflow_of_the_engine_gets_a_status()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowHealth -Baseline @() | ForEach-Object WorkflowName");

        Assert.Empty(result.Errors);
        Assert.Equal(Shell.Values("(Get-CfWorkflow).Name").Order(), result.Values.Order());
    }
}
