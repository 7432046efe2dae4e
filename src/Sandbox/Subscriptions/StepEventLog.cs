using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>The events of a step.</summary>
internal static class StepEventLog
{
    public static IEnumerable<InstanceEvent> Of(StepRecord record) => record switch
    {
        { Kind: StepKind.Do } => OfWork(record, ""),
        { Kind: StepKind.Rollback } => OfWork(record, "rollback_"),
        { Step: SleepStep sleep } => OfTimer(
            record,
            new InstanceEvent(record.StartedOn, "sleep_started") { DurationMs = (long)sleep.Duration.TotalMilliseconds },
            "sleep_completed"),
        { Step: WaitStep wait } => OfTimer(
            record,
            new InstanceEvent(record.StartedOn, "wait_started") { EventType = wait.EventType },
            record.Error is null ? "wait_completed" : "wait_timed_out"),
        _ => [],
    };

    private static IEnumerable<InstanceEvent> OfTimer(StepRecord record, InstanceEvent started, string ended)
    {
        string name = record.Step!.LogName;
        yield return started with { StepName = name };
        yield return new InstanceEvent(record.StartedOn, "workflow_waiting");
        if (record.EndedOn is { } end)
        {
            yield return new InstanceEvent(end, ended) { StepName = name };
        }
    }

    private static IEnumerable<InstanceEvent> OfWork(StepRecord record, string prefix)
    {
        string name = record.Step!.LogName;
        yield return new InstanceEvent(record.StartedOn, $"{prefix}step_started")
        {
            StepName = name,
            Config = StepConfig.Of((DoStep)record.Step),
        };
        for (int number = 1; number <= record.Attempts.Count; number++)
        {
            AttemptRecord attempt = record.Attempts[number - 1];
            yield return new InstanceEvent(attempt.StartedOn, prefix + "attempt_started")
            {
                StepName = name,
                Attempt = number,
            };
            if (attempt.EndedOn is { } attemptEnd)
            {
                bool isLast = record.EndedOn == attemptEnd;
                string outcome = attempt.Error is null ? "attempt_completed" : "attempt_errored";
                yield return new InstanceEvent(attemptEnd, prefix + outcome)
                {
                    StepName = name,
                    Attempt = number,
                    Error = attempt.Error,
                    RetryDelayMs = isLast ? null : RetryDelay(record, number),
                };
            }
        }

        if (record.EndedOn is { } end)
        {
            // The error of a step is in the event of its last attempt; that of a rollback is in both events.
            bool isUndone = prefix.Length > 0;
            yield return new InstanceEvent(end, prefix + (record.Error is null ? "step_completed" : "step_errored"))
            {
                StepName = name,
                Output = isUndone ? null : Output(record),
                Error = isUndone ? record.Error : null,
            };
        }
    }

    private static long RetryDelay(StepRecord record, int attempt) =>
        (long)((DoStep)record.Step!).Retries.DelayAfter(attempt).TotalMilliseconds;

    private static RawJson? Output(StepRecord record) =>
        record is { Output: { } output, Step: not DoStep { IsSensitive: true } } ? new RawJson(output) : null;
}
