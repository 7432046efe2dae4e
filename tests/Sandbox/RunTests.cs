using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The state of a run at each time.</summary>
public sealed class RunTests : SandboxTest
{
    private static readonly RetryConfig s_everyTenSeconds = new(2, TimeSpan.FromSeconds(10), Backoff.Constant);

    [Theory]
    [InlineData(0.1, "queued", 0, 0)]
    [InlineData(1.5, "running", 1, 1)]
    [InlineData(5, "waiting", 1, 1)]
    [InlineData(12.5, "running", 1, 2)]
    [InlineData(23.5, "running", 1, 3)]
    [InlineData(24, "complete", 1, 3)]
    public void A_failing_step_is_retried(double seconds, string status, int steps, int attempts)
    {
        Instance instance = Add(new StepScriptBuilder()
            .Do(new DoStep("flaky") { Duration = TimeSpan.FromSeconds(1), Failures = 2, Retries = s_everyTenSeconds })
            .Build());
        InstanceSnapshot timeline = At(instance, seconds);
        Assert.Equal(status, timeline.Status);
        Assert.Equal(steps, timeline.Steps.Count);
        Assert.Equal(attempts, timeline.Steps.Sum(step => step.Attempts.Count));
    }

    [Fact]
    public void Backoff_grows_as_configured()
    {
        Instance instance = Add(new StepScriptBuilder()
            .Do(new DoStep("flaky")
            {
                Duration = TimeSpan.FromSeconds(1),
                Failures = 3,
                Retries = new RetryConfig(5, TimeSpan.FromSeconds(10), Backoff.Exponential),
            })
            .Build());
        StepRecord step = At(instance, 1000).Steps[0];
        Assert.Equal(
            [0, 11, 32, 73], step.Attempts.Select(attempt => (attempt.StartedOn - step.StartedOn).TotalSeconds));
        Assert.True(step.Success);
    }

    [Fact]
    public void The_last_failure_ends_the_instance_unless_it_is_handled()
    {
        DoStep failing = new("f") { Failures = int.MaxValue, Retries = RetryConfig.None, Error = new("E", "no") };
        Instance errored = Add(new StepScriptBuilder().Do(failing).Do("next").Build());
        Instance survived = Add(new StepScriptBuilder().Do(failing with { IsCaught = true }).Do("next").Build());
        InstanceSnapshot end = At(errored, 60);
        Assert.Equal((InstanceStatus.Errored, new StepError("E", "no"), 1), (end.Status, end.Error, end.Steps.Count));
        Assert.Equal(InstanceStatus.Complete, At(survived, 60).Status);
        Assert.False(At(survived, 60).Steps[0].Success);
    }

    [Fact]
    public void Timers_stop_while_an_instance_is_paused()
    {
        Instance instance = Add(
            new StepScriptBuilder().Sleep("nap", TimeSpan.FromSeconds(100)).Build(),
            new HistoryEntry.Paused(s_start.AddSeconds(51)), new HistoryEntry.Resumed(s_start.AddSeconds(1051)));
        Assert.Equal(InstanceStatus.Paused, At(instance, 500).Status);
        Assert.Equal(InstanceStatus.Waiting, At(instance, 1052).Status);
        InstanceSnapshot end = At(instance, 2000);
        Assert.Equal(s_start.AddSeconds(1101), end.EndedOn);
    }

    [Fact]
    public void A_pause_takes_effect_after_the_running_step()
    {
        Instance instance = Add(
            new StepScriptBuilder().Do("a", 10).Do("b", 10).Build(),
            new HistoryEntry.Paused(s_start.AddSeconds(5)), new HistoryEntry.Resumed(s_start.AddSeconds(100)));
        Assert.Equal(InstanceStatus.WaitingForPause, At(instance, 6).Status);
        Assert.Equal(InstanceStatus.Paused, At(instance, 50).Status);
        Assert.Equal(s_start.AddSeconds(100), At(instance, 200).Steps[1].StartedOn);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(30, 30)]
    public void An_event_ends_a_wait_even_if_it_arrived_earlier(double sent, double ended)
    {
        Instance instance = Add(
            new StepScriptBuilder().WaitForEvent("wait", "go", TimeSpan.FromSeconds(60)).Build(),
            new HistoryEntry.EventSent(s_start.AddSeconds(0.2), "other"),
            new HistoryEntry.EventSent(s_start.AddSeconds(sent), "go", "[1]"));
        StepRecord step = At(instance, 40).Steps[0];
        Assert.Equal((s_start.AddSeconds(ended), "[1]"), (step.EndedOn, step.Output));
    }

    [Fact]
    public void A_wait_without_its_event_fails()
    {
        Instance instance = Add(new StepScriptBuilder().WaitForEvent("wait", "go", TimeSpan.FromSeconds(60)).Build());
        Assert.Equal(InstanceStatus.Waiting, At(instance, 60).Status);
        InstanceSnapshot end = At(instance, 61);
        Assert.Equal((InstanceStatus.Errored, "WorkflowTimeoutError"), (end.Status, end.Error!.Name));
    }

    [Fact]
    public void Branches_run_in_parallel_and_the_first_failure_ends_all()
    {
        DoStep failing = new("bad") { Duration = TimeSpan.FromSeconds(5), Failures = 1, Retries = RetryConfig.None };
        Instance instance = Add(new StepScriptBuilder()
            .Parallel(branch => branch.Do("slow", 60).Do("never"), branch => branch.Do("quick", 1).Do(failing))
            .Do("after")
            .Build());
        InstanceSnapshot end = At(instance, 500);
        Assert.Equal((InstanceStatus.Errored, s_start.AddSeconds(7)), (end.Status, end.EndedOn));
        Assert.Equal(["slow-1", "quick-1", "bad-1"], end.Steps.Select(step => step.Step!.LogName));
        Assert.Null(end.Steps[0].EndedOn);
    }

    [Fact]
    public void A_termination_with_rollback_rolls_back_completed_steps_in_reverse_order()
    {
        RollbackHandler undo = new(TimeSpan.FromSeconds(10));
        Instance instance = Add(
            new StepScriptBuilder()
                .Do(new DoStep("a") { Rollback = undo })
                .Do(new DoStep("b") { Rollback = undo })
                .Sleep("nap", TimeSpan.FromDays(1))
                .Build(),
            new HistoryEntry.Terminated(s_start.AddSeconds(60), Rollback: true));
        Assert.Equal(InstanceStatus.RollingBack, At(instance, 65).Status);
        InstanceSnapshot end = At(instance, 90);
        Assert.Equal((InstanceStatus.Terminated, s_start.AddSeconds(80)), (end.Status, end.EndedOn));
        Assert.Equal(
            ["b-1", "a-1"],
            end.Steps.Where(step => step.Kind == StepKind.Rollback).Select(step => step.Step!.LogName));
        Assert.Equal("complete", end.Rollback!.Outcome);
    }

    [Fact]
    public void A_restart_from_a_step_keeps_earlier_steps()
    {
        Instance instance = Add(
            new StepScriptBuilder()
                .Do("a")
                .Do(new DoStep("b") { Failures = 9, SucceedsAfterRestart = true, Retries = RetryConfig.None })
                .Do("c")
                .Build(),
            new HistoryEntry.Restarted(s_start.AddSeconds(100), new StepSelector("b")));
        Assert.Equal(InstanceStatus.Errored, At(instance, 99).Status);
        InstanceSnapshot end = At(instance, 200);
        Assert.Equal(InstanceStatus.Complete, end.Status);
        Assert.Equal(["a-1", "b-1", "c-1"], end.Steps.Select(step => step.Step!.LogName));
        Assert.True(end.Steps[0].EndedOn < s_start.AddSeconds(100));
        Assert.True(end.Steps[1].StartedOn > s_start.AddSeconds(100));
    }

    [Fact]
    public void Steps_with_the_same_name_are_numbered()
    {
        Instance instance = Add(new StepScriptBuilder().Do("x").Do("x").Sleep("x", TimeSpan.FromSeconds(1)).Build());
        Assert.Equal(["x-1", "x-2", "x-1"], At(instance, 60).Steps.Select(step => step.Step!.LogName));
    }

    private Instance Add(StepScript script, params HistoryEntry[] history)
    {
        string workflow = $"w{Guid.NewGuid():n}";
        WorkflowSetup setup = new() { Script = script, QueueTime = TimeSpan.FromSeconds(1) };
        _ = Server.Account.AddWorkflow(workflow, setup);
        return Server.Account.AddInstance(workflow, new InstanceSetup { Id = "i", History = history });
    }

    private static InstanceSnapshot At(Instance instance, double seconds) => instance.At(s_start.AddSeconds(seconds));
}
