using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Waiting;

/// <summary>Waiting for an end, or for a status, or not for ever. In w everything has ended, in q nothing ever does.</summary>
public sealed class WaitTests : ConnectedTest
{
    protected override void Seed()
    {
        DoStep failing = new("s") { Failures = int.MaxValue, IsNonRetryable = true };
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("q", new WorkflowSetup { QueueTime = TimeSpan.FromDays(1) });
        Add("w", "a");
        Add("w", "b");
        Add("w", "bad", new ScriptBuilder().Do(failing).Build());
        Add("q", "x");
        Add("q", "y");
    }

    [Fact]
    public void What_has_ended_is_given_at_the_first_look()
    {
        object?[] seen = Shell.Values("""
            Wait-CfWorkflowInstance w a, b, bad | ForEach-Object { "$_ $($_.Status) $($_.GetType().Name)" }
            """);

        Assert.Equal(
            ["a complete WorkflowInstance", "b complete WorkflowInstance", "bad errored WorkflowInstance"], seen);
        Assert.Equal(3, Sent.Length);
    }

    [Fact]
    public void Detail_gives_the_full_object()
    {
        object?[] seen = Shell.Values("Wait-CfWorkflowInstance w a -Detail | ForEach-Object { $_.GetType().Name; $_.Steps.Count }");

        Assert.Equal(["WorkflowInstanceDetail", 1], seen);
    }

    [Fact]
    public void The_same_one_twice_is_waited_for_once()
    {
        Assert.Single(Shell.Values("Get-CfWorkflowInstance w a, a | Wait-CfWorkflowInstance"));
    }

    [Fact]
    public void Any_is_content_with_one()
    {
        object?[] seen = Shell.Values("(Get-CfWorkflow | Get-CfWorkflowInstance | Wait-CfWorkflowInstance -Any).WorkflowName");

        Assert.Equal(["w"], seen);
    }

    [Fact]
    public void Those_that_are_left_when_the_time_is_up_can_be_piped_on()
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
    public void Those_that_got_there_in_time_are_given_all_the_same()
    {
        ShellResult result = Shell.Run("""
            [pscustomobject]@{ WorkflowName = 'w'; Id = 'a' }, [pscustomobject]@{ WorkflowName = 'q'; Id = 'x' } |
                Wait-CfWorkflowInstance -Timeout 0
            """);

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
    }

    [Fact]
    public void A_status_that_cannot_come_any_more_is_an_error_at_once()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, bad -Status Complete");

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["WaitStatusUnreachable"], result.ErrorIds);
        Assert.Equal("bad", result.Targets.Single()!.ToString());
        Assert.Equal(2, Sent.Length);
    }

    [Fact]
    public void Another_status_than_an_end_can_be_waited_for() => Assert.Equal(
        ["queued"], Shell.Values("(Wait-CfWorkflowInstance q x -Status queued, running).Status"));

    [Fact]
    public void One_that_is_not_there_is_an_error_and_the_others_are_waited_for()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, gone, b");

        Assert.Equal(["a", "b"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["gone"], result.Targets);
    }

    [Fact]
    public void A_status_that_is_piped_in_is_not_believed()
    {
        object?[] seen = Shell.Values("""
            ([pscustomobject]@{ WorkflowName = 'w'; Id = 'a'; Status = 'running' } | Wait-CfWorkflowInstance).Status
            """);

        Assert.Equal(["complete"], seen);
    }

    [Fact]
    public void Nothing_to_wait_for_is_nothing() => Assert.Empty(Shell.Values("@() | Wait-CfWorkflowInstance"));

    [Fact]
    public void Progress_counts_and_comes_to_its_end()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w a, b");

        Assert.True(result.Progress.Count >= 3);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Equal(ProgressRecordType.Completed, Shell.Run("Wait-CfWorkflowInstance w gone").Progress[^1].RecordType);
    }

    [Fact]
    public void A_look_that_fails_is_survived()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 503, Path = "*/a" });

        ShellResult result = Shell.Run($"{Connect} -MaximumRetryCount 0; Wait-CfWorkflowInstance w a");

        Assert.Equal(["a"], result.Values.Select(instance => instance!.ToString()));
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
    }

    /// <summary>Without a deadline for what is under way this would take minutes.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_look_that_stalls_is_not_waited_for()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/x", Times = 100 });

        ShellResult result = await Task.Run(() => Shell.Run("Wait-CfWorkflowInstance q x -TimeoutSec 1"));

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
    }

    private void Add(string workflow, string id, Script? script = null) =>
        _ = Server.Account.AddInstance(workflow, new InstanceSetup
        {
            Id = id,
            Script = script,
            CreatedOn = workflow == "w" ? s_start.AddHours(-1) : null,
        });
}
