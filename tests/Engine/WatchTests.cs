using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The engine does not publish events: they are derived by polling.</summary>
public sealed class WatchTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Events_are_derived()
    {
        object?[] told = Shell.Values($$"""
            New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 1 } | Watch-CfWorkflowInstance |
                ForEach-Object { "$_ $($_.Attempt)".TrimEnd() }
            """);

        Assert.Equal(
            [
                "workflow_queued", "workflow_started", "workflow_running", "step_started call supplier-1", "attempt_started call supplier-1 1",
                "attempt_errored call supplier-1 1", "attempt_started call supplier-1 2",
                "attempt_completed call supplier-1 2", "step_completed call supplier-1", "workflow_completed",
            ],
            told);
    }

    [Fact]
    public void Several_instances_are_watched_to_their_ends()
    {
        (string waits, string fails) = (NewId(), NewId());

        object?[] ends = Shell.Values($$"""
            $(
                New-CfWorkflowInstance approval -Id {{waits}} -Params @{ timeout = '1 second' }
                New-CfWorkflowInstance failing -Id {{fails}}
            ) | Watch-CfWorkflowInstance -Type wait_timed_out, workflow_errored |
                ForEach-Object { "$($_.InstanceId) $($_.Type)" }
            """);

        Assert.Equal(
            new[] { $"{fails} workflow_errored", $"{waits} wait_timed_out", $"{waits} workflow_errored" }.Order(),
            ends.Cast<string>().Order());
    }

    [Fact]
    public void An_unknown_instance_is_not_found() =>
        Assert.Equal(["NotFound"], Shell.Run($"Watch-CfWorkflowInstance orders {NewId()}").ErrorIds);
}
