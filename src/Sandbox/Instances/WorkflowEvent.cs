using System;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>An event of an instance, as analytics count it.</summary>
/// <param name="At">When, to the second: analytics are no more exact.</param>
/// <param name="Type">One of <see cref="WorkflowEventType"/>.</param>
/// <param name="Step">The name in the log of the step; null for an event of the instance itself.</param>
/// <param name="WallTime">How long it took what ended here, in milliseconds; 0 for a start.</param>
/// <param name="RetryCount">The retries of a step that ended.</param>
/// <param name="StepCount">The <c>step.do</c> of a run that ended.</param>
/// <param name="AllStepCount">All steps of a run that ended, with sleeps and waits.</param>
internal readonly record struct WorkflowEvent(
    DateTimeOffset At,
    string Type,
    string? Step = null,
    long WallTime = 0,
    int RetryCount = 0,
    int StepCount = 0,
    int AllStepCount = 0)
{
    // What code uses of the time that it takes. It is made up, but always the same.
    private const long WallPerCpu = 50;

    /// <summary>The processor time in milliseconds. Only attempts run code.</summary>
    public long CpuTime =>
        Type is WorkflowEventType.AttemptSuccess or WorkflowEventType.AttemptFailure ? WallTime / WallPerCpu : 0;
}
