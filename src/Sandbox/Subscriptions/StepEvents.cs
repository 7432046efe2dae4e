using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>What a step tells its subscribers.</summary>
internal static class StepEvents
{
    public static IEnumerable<RunEvent> Of(StepRecord record) => record switch
    {
        { Kind: StepKind.Do } => OfWork(record, ""),
        { Kind: StepKind.Rollback } => OfWork(record, "rollback_"),
        { Step: SleepStep sleep } => OfTimer(
            record,
            new RunEvent(record.StartedOn, "sleep_started") { DurationMs = (long)sleep.Duration.TotalMilliseconds },
            "sleep_completed"),
        { Step: WaitStep wait } => OfTimer(
            record,
            new RunEvent(record.StartedOn, "wait_started") { EventType = wait.EventType },
            record.Error is null ? "wait_completed" : "wait_timed_out"),
        _ => [],
    };

    private static IEnumerable<RunEvent> OfTimer(StepRecord record, RunEvent started, string ended)
    {
        string name = record.Step!.LogName;
        yield return started with { StepName = name };
        yield return new RunEvent(record.StartedOn, "workflow_waiting");
        if (record.EndedOn is { } end)
        {
            yield return new RunEvent(end, ended) { StepName = name };
        }
    }

    private static IEnumerable<RunEvent> OfWork(StepRecord record, string prefix)
    {
        string name = record.Step!.LogName;
        yield return new RunEvent(record.StartedOn, $"{prefix}step_started")
        {
            StepName = name,
            Config = StepConfig.Of((DoStep)record.Step),
        };
        for (int number = 1; number <= record.Attempts.Count; number++)
        {
            AttemptRecord attempt = record.Attempts[number - 1];
            yield return new RunEvent(attempt.StartedOn, prefix + "attempt_started")
            {
                StepName = name,
                Attempt = number,
            };
            if (attempt.EndedOn is { } attemptEnd)
            {
                bool isLast = record.EndedOn == attemptEnd;
                string outcome = attempt.Error is null ? "attempt_completed" : "attempt_errored";
                yield return new RunEvent(attemptEnd, prefix + outcome)
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
            // Why a step failed is told with its last attempt; of one that is undone, with both.
            bool isUndone = prefix.Length > 0;
            yield return new RunEvent(end, prefix + (record.Error is null ? "step_completed" : "step_errored"))
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
