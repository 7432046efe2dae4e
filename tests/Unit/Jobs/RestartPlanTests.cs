using System;
using System.Linq;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class RestartPlanTests
{
    /// <summary>Two steps named charge, one step whose code name ends with a number, a sleep and an event.</summary>
    private static readonly WorkflowStep[] s_steps =
    [
        Step("charge-1"), Step("charge-2"), Step("part-2-1"), Step("nap-1", "sleep"), Step("nap-1"),
        Step("pre-paid"), Step("x-1-1"), Step("x-1"), Step("paid-1", "waitForEvent"), Step("charge-3", "rollback"), Step("termination", "termination"),
    ];

    [Theory]
    [InlineData("charge", null, null, "charge 1 do")]
    [InlineData("charge", 2, null, "charge 2 do")]
    [InlineData("charge-2", null, null, "charge 2 do")]
    [InlineData("charge", 3, null, null)]
    [InlineData("charge-1", 2, null, null)]
    [InlineData("part-2", null, null, "part-2 1 do")]
    [InlineData("part", null, null, null)]
    [InlineData("nap", null, null, "nap 1 sleep")]
    [InlineData("nap", null, "step", "nap 1 do")]
    [InlineData("nap", null, "STEP", "nap 1 do")]
    [InlineData("paid", null, null, "paid 1 waitForEvent")]
    [InlineData("paid", null, "sleep", null)]
    [InlineData("pre-paid", null, null, "pre-paid 1 do")]
    [InlineData("x-1", null, null, "x 1 do")]
    [InlineData("x-1", 1, null, "x-1 1 do")]
    [InlineData("termination", null, null, null)]
    [InlineData("Charge", null, null, null)]
    public void A_step_is_found_by_its_display_name_or_code_name(
        string name, int? occurrence, string? type, string? found)
    {
        WorkflowStep? step = RestartPlan.ByName(s_steps, name, occurrence, type);

        RestartPoint? point = step is null ? null : RestartPlan.ToPoint(step);
        Assert.Equal(found, point is null ? null : $"{point.Name} {point.Count} {point.Type}");
    }

    /// <summary>Steps with the seconds of start and end (+ for success) and the error message, the error message of the
    /// instance, and the step to restart from.</summary>
    [Theory]
    [InlineData("a:0-1:+ b:2-3:x c:4-5:+", "x", "b")]
    [InlineData("a:0-1:x b:2-3:y", "x", "a")]
    [InlineData("a:0-1:x b:2-3:y", "other", "b")]
    [InlineData("a:0-1:x b:2-3:y", null, "b")]
    [InlineData("a:0-1:x b:2-6:y c:3-5:z", "z", "b")]
    [InlineData("a:0-1:x b:2-4:y c:3-5:z", null, "b")]
    [InlineData("b:2-4:y c:3-5:+ d:0-9:+", null, "b")]
    [InlineData("a:0-2:y b:2-4:x", "x", "a")]
    [InlineData("a:0-1:+", "x", null)]
    [InlineData("", "x", null)]
    public void The_failed_step_is_the_one_whose_error_ended_the_instance(string script, string? error, string? found)
    {
        WorkflowInstanceDetail instance = new()
        {
            Error = error is null ? null : new WorkflowError { Message = error },
            Steps = [.. script.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Ended)],
        };

        Assert.Equal(found, RestartPlan.Failed(instance)?.Name);
    }

    [Fact]
    public void A_step_that_cannot_be_read_may_be_the_failed_one()
    {
        WorkflowInstanceDetail instance = new() { HasMalformedSteps = true, Steps = [Ended("a:0-1:x")] };

        Assert.Equal(
            CloudflareErrorKind.UnreadableAnswer,
            Assert.Throws<CloudflareException>(() => RestartPlan.Failed(instance)).Kind);
    }

    private static WorkflowStep Step(string name, string type = "step") => new()
    {
        Name = name,
        Type = type,
        Occurrence = char.IsDigit(name[^1]) ? name[^1] - '0' : null,
    };

    private static WorkflowStep Ended(string script)
    {
        string[] parts = script.Split(':', '-');
        return new WorkflowStep
        {
            Name = parts[0],
            Type = "step",
            Status = parts[3] == "+" ? InstanceStatus.Complete : InstanceStatus.Errored,
            StartedOn = SimulatedTime.s_start.AddSeconds(parts[1][0] - '0').LocalDateTime,
            EndedOn = SimulatedTime.s_start.AddSeconds(parts[2][0] - '0').LocalDateTime,
            Error = parts[3] == "+" ? null : new WorkflowError { Message = parts[3] },
        };
    }
}
