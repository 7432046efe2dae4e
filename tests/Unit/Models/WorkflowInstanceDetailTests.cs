using System;
using System.Linq;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>Properties that the full object derives from its steps.</summary>
public sealed class WorkflowInstanceDetailTests
{
    private static readonly DateTime s_time = new(2026, 11, 28, 6, 47, 0, DateTimeKind.Local);

    private static readonly WorkflowError s_general = new() { Name = "WorkflowFatalError", Message = "a step threw" };
    private static readonly WorkflowError s_own = new() { Name = "GatewayError", Message = "503" };

    private static readonly WorkflowStep s_event = new()
    {
        Name = "approval-1",
        Type = "waitForEvent",
        Status = "waiting",
        EventType = "approved",
        EndedOn = s_time,
    };

    private static readonly WorkflowStep s_sleep = new() { Name = "nap-1", Type = "sleep", Status = "waiting", EndedOn = s_time };

    [Fact]
    public void An_instance_waits_for_an_event_or_a_sleep()
    {
        Assert.Equal("event approved until 28 Nov 06:47", Of(s_event).WaitsFor);
        Assert.Equal("event approved", Of(s_event with { EndedOn = null }).WaitsFor);
        Assert.Equal("sleep until 28 Nov 06:47", Of(s_sleep).WaitsFor);
        Assert.Equal("event approved until 28 Nov 06:47, sleep until 28 Nov 06:47", Of(s_event, s_sleep).WaitsFor);
    }

    [Theory]
    [InlineData("running")]
    [InlineData("complete")]
    [InlineData("terminated")]
    public void A_step_that_does_not_wait_is_not_a_wait(string status) =>
        Assert.Null(Of(s_event with { Status = status }).WaitsFor);

    [Theory]
    [InlineData(3, 5, "10000", "constant", "retry 3 of 5 at 28 Nov 06:47")]
    [InlineData(3, 5, "20 minutes", "linear", "retry 3 of 5 at 28 Nov 07:47")]
    [InlineData(3, 5, "10 minutes", "exponential", "retry 3 of 5 at 28 Nov 07:27")]
    [InlineData(1, 5, "[dynamic]", "constant", "retry 1 of 5")]
    [InlineData(1, null, null, null, "retry 1")]
    [InlineData(0, null, null, null, "retry 0")]
    [InlineData(1000, 10000, "10 seconds", "exponential", "retry 1000 of 10000")]
    public void An_instance_waits_for_its_next_attempt(int attempts, int? limit, string? delay, string? backoff, string waits)
    {
        WorkflowStep step = new()
        {
            Status = "retrying",
            Type = "step",
            Config = new WorkflowStepConfig { RetryLimit = limit, RetryDelay = delay, Backoff = backoff },
            Attempts = [.. Enumerable.Repeat(new WorkflowStepAttempt { EndedOn = s_time }, attempts)],
        };

        Assert.Equal(waits, Culture.Of("fa-IR", () => Of(step).WaitsFor));
    }

    [Fact]
    public void Open_steps_have_started_and_not_ended()
    {
        WorkflowStep done = s_sleep with { Status = "complete" };
        WorkflowStep runs = new() { Status = "running", Type = "step" };

        Assert.Equal([s_event, runs], Of(done, s_event, runs).OpenSteps);
    }

    [Fact]
    public void The_cause_is_the_error_of_the_step_that_ended_the_instance()
    {
        WorkflowStep failed = Failed("charge-1", 1, 2, s_own);

        WorkflowInstanceDetail instance = Of(failed) with { Status = "errored", Error = s_general };

        Assert.Equal(s_own, instance.Cause);
        Assert.Equal("charge-1", instance.FailedStep?.Name);
        Assert.Equal(s_general, instance.Error);
    }

    [Theory]
    [InlineData("Step threw a NonRetryableError with message \"NonRetryableError: no \"ship\"\"", "NonRetryableError: no \"ship\"")]
    [InlineData("Step threw a NonRetryableError with message \"OrderError: no ship\"", "OrderError: no ship")]
    [InlineData("Step threw a NonRetryableError with message \"no name: here\"", "NonRetryableError: no name: here")]
    [InlineData("Step threw a NonRetryableError with message \"\"", "NonRetryableError")]
    [InlineData("Step threw a NonRetryableError with message \"", "NonRetryableError")]
    [InlineData("Step threw a NonRetryableError with message \"NonRetryableError: cut o", "NonRetryableError: cut o")]
    [InlineData("Step threw", "WorkflowFatalError: Step threw")]
    public void The_cause_is_the_NonRetryableError_that_the_service_wraps(string message, string cause)
    {
        WorkflowStep failed = Failed("charge-1", 1, 2, s_general with { Message = message });

        WorkflowInstanceDetail instance = Of(failed) with { Status = "errored", Error = s_general };

        Assert.Equal(cause, instance.Cause?.ToString());
        Assert.Equal(message, instance.FailedStep?.Error?.Message);
    }

    [Fact]
    public void A_handled_failure_is_not_the_cause()
    {
        WorkflowStep survived = Failed("a-1", 1, 2, s_own);
        WorkflowStep after = Failed("b-1", 3, 4, s_own) with { Status = "complete", Error = null };

        WorkflowInstanceDetail errored = Of(survived, after) with { Status = "errored", Error = s_general };
        WorkflowInstanceDetail complete = Of(survived, after) with { Status = "complete" };

        Assert.Null(errored.FailedStep);
        Assert.Equal(s_general, errored.Cause);
        Assert.Null(complete.FailedStep);
        Assert.Null(complete.Cause);
    }

    [Fact]
    public void Properties_only_present_in_lists_are_kept()
    {
        WorkflowInstanceDetail read = new() { Id = "i", CreatedOn = s_time, QueuedOn = s_time, ModifiedOn = null };
        WorkflowInstance listed = new() { Id = "i", CreatedOn = s_time.AddDays(-1), ModifiedOn = s_time.AddHours(1) };

        WorkflowInstanceDetail full = read.WithListed(listed);

        Assert.Equal((listed.CreatedOn, s_time, listed.ModifiedOn), (full.CreatedOn, full.QueuedOn, full.ModifiedOn));
        Assert.Equal((read.CreatedOn, read.ModifiedOn), (read.WithListed(new WorkflowInstance()).CreatedOn, null));
    }

    private static WorkflowInstanceDetail Of(params WorkflowStep[] steps) => new() { Status = "running", Steps = steps };

    private static WorkflowStep Failed(string name, int start, int end, WorkflowError error) => new()
    {
        Name = name,
        Type = "step",
        Status = InstanceStatus.Errored,
        StartedOn = s_time.AddSeconds(start),
        EndedOn = s_time.AddSeconds(end),
        Error = error,
    };
}
