using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Waiting;

/// <summary>Waiting for an end, for a status, or with a timeout. In w all instances have ended, in q none ends.</summary>
public sealed class WaitTests : ConnectedTest
{
    protected override void Seed()
    {
        DoStep failing = new("s") { Failures = int.MaxValue, IsNonRetryable = true };
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("q", new WorkflowSetup { QueueTime = TimeSpan.FromDays(1) });
        Add("w", "a");
        Add("w", "b");
        Add("w", "bad", new StepScriptBuilder().Do(failing).Build());
        Add("q", "x");
        Add("q", "y");
    }

    [Fact]
    public void An_ended_instance_is_returned_by_the_first_poll()
    {
        object?[] seen = Shell.Values("""
            Wait-CfWorkflowInstance w a, b, bad | ForEach-Object { "$_ $($_.Status) $($_.GetType().Name)" }
            """);

        Assert.Equal(
            ["a complete WorkflowInstance", "b complete WorkflowInstance", "bad errored WorkflowInstance"], seen);
        Assert.Equal(3, Sent.Length);
    }

    [Fact]
    public void Detail_returns_the_full_object()
    {
        object?[] seen = Shell.Values("Wait-CfWorkflowInstance w a -Detail | ForEach-Object { $_.GetType().Name; $_.Steps.Count }");

        Assert.Equal(["WorkflowInstanceDetail", 1], seen);
    }

    [Fact]
    public void A_duplicate_instance_is_awaited_once()
    {
        Assert.Single(Shell.Values("Get-CfWorkflowInstance w a, a | Wait-CfWorkflowInstance"));
    }

    [Fact]
    public void Any_returns_after_the_first()
    {
        object?[] seen = Shell.Values("(Get-CfWorkflow | Get-CfWorkflowInstance | Wait-CfWorkflowInstance -Any).WorkflowName");

        Assert.Equal(["w"], seen);
    }

    [Fact]
    public void Remaining_instances_after_a_timeout_can_be_piped()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance q x, y -TimeoutSec 0 -ErrorVariable late");

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
        Assert.Equal(ErrorCategory.OperationTimeout, result.Errors[0].CategoryInfo.Category);
        Assert.Equal(
            ["x terminated", "y terminated"],
            Shell.Values("""
                $late[0].TargetObject | Stop-CfWorkflowInstance -PassThru | ForEach-Object { "$_ $($_.Status)" }
                """));
    }

    [Fact]
    public void Instances_that_finished_before_the_timeout_are_returned()
    {
        ShellResult result = Shell.Run("""
            [pscustomobject]@{ WorkflowName = 'w'; Id = 'a' }, [pscustomobject]@{ WorkflowName = 'q'; Id = 'x' } |
                Wait-CfWorkflowInstance -Timeout 0
            """);

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
    }

    [Fact]
    public void An_unreachable_status_is_an_error_at_once()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, bad -Status Complete");

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["WaitStatusUnreachable"], result.ErrorIds);
        Assert.Equal("bad", result.Targets.Single()!.ToString());
        Assert.Equal(2, Sent.Length);
    }

    [Fact]
    public void A_non_final_status_can_be_awaited() => Assert.Equal(
        ["queued"], Shell.Values("(Wait-CfWorkflowInstance q x -Status queued, running).Status"));

    [Fact]
    public void A_missing_instance_is_an_error_and_the_others_are_awaited()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, gone, b");

        Assert.Equal(["a", "b"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["gone"], result.Targets);
    }

    [Fact]
    public void The_piped_status_is_ignored()
    {
        object?[] seen = Shell.Values("""
            ([pscustomobject]@{ WorkflowName = 'w'; Id = 'a'; Status = 'running' } | Wait-CfWorkflowInstance).Status
            """);

        Assert.Equal(["complete"], seen);
    }

    [Fact]
    public void Without_instances_there_is_no_output() => Assert.Empty(Shell.Values("@() | Wait-CfWorkflowInstance"));

    [Fact]
    public void Progress_counts_and_completes()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, b");

        Assert.True(result.Progress.Count >= 3);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Equal(ProgressRecordType.Completed, Shell.Run("Wait-CfWorkflowInstance w gone").Progress[^1].RecordType);
    }

    [Fact]
    public void A_failed_poll_does_not_end_the_wait()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 503, Path = "*/a" });

        ConnectSession("-MaximumRetryCount 0", new PassingTime(Time));

        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a");

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stalled_poll_does_not_delay_the_timeout()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/x", Times = 100 });
        ConnectSession("-RequestTimeoutSec 60", Time);
        using RunningScript running = Shell.Start("Wait-CfWorkflowInstance q x -TimeoutSec 7");
        await fault.Reached;

        // The last poll has one more second.
        Time.Advance(TimeSpan.FromSeconds(8));
        ShellResult result = await running.End;

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
    }

    private void Add(string workflow, string id, StepScript? script = null) =>
        _ = Server.Account.AddInstance(workflow, new InstanceSetup
        {
            Id = id,
            Script = script,
            CreatedOn = workflow == "w" ? s_start.AddHours(-1) : null,
        });
}
