using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>`booking` rolls back its step by starting an `echo` with its own id and the suffix "-undone".</summary>
public class RollbackTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void With_rollback_the_steps_are_rolled_back()
    {
        string id = StartBooking();

        object?[] values = Shell.Values($$"""
            Stop-CfWorkflowInstance booking {{id}} -Rollback -PassThru | ForEach-Object Status
            Wait-CfWorkflowInstance echo {{id}}-undone -Detail -TimeoutSec 30 |
                ForEach-Object { $_.Output.stepName; $_.Output.output }
            """);

        Assert.Equal(["terminated", "book-1", "seat 7"], values);
    }

    [Fact]
    public void Without_rollback_the_steps_stay()
    {
        string id = StartBooking();

        ShellResult result = Shell.Run($$"""
            Stop-CfWorkflowInstance booking {{id}} -PassThru | ForEach-Object Status
            Get-CfWorkflowInstance echo {{id}}-undone
            """);

        Assert.Equal(["terminated"], result.Values);
        Assert.Equal(["NotFound"], result.ErrorIds);
    }

    /// <summary>Starts an instance and waits until its first step has completed.</summary>
    private string StartBooking()
    {
        string id = NewId();
        _ = Shell.Values($"New-CfWorkflowInstance booking -Id {id}");
        _ = Eventually.NotEmpty(() => Shell.Values($"Get-CfWorkflowStep booking {id} -Type waitForEvent"));
        return id;
    }
}
