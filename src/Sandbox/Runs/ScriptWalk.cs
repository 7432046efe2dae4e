using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>Walks over a script up to a horizon and writes down what its steps have done by then.</summary>
internal sealed class ScriptWalk(
    Horizon horizon, PauseWindows pauses, EventInbox inbox, RetainedSteps retained, bool isRestarted)
{
    /// <summary>The steps that have begun, in the order of the script.</summary>
    public List<StepRecord> Records { get; } = [];

    public WalkResult Walk(ImmutableArray<ScriptNode> nodes, DateTimeOffset start)
    {
        DateTimeOffset time = start;
        foreach (ScriptNode node in nodes)
        {
            WalkResult result = Walk(node, time);
            if (result.EndedOn is null || result.Error is not null)
            {
                return result;
            }

            time = result.EndedOn.Value;
        }

        return new WalkResult(time);
    }

    private WalkResult Walk(ScriptNode node, DateTimeOffset time)
    {
        if (node is ParallelSteps parallel)
        {
            return WalkParallel(parallel, time);
        }

        ScriptStep step = (ScriptStep)node;
        if (retained.Find(step) is { } known)
        {
            Records.Add(known);
            return new WalkResult(time);
        }

        if (pauses.Gate(time) is not { } start || !horizon.HasReached(start))
        {
            return WalkResult.Unfinished;
        }

        return step switch
        {
            DoStep work => WalkDo(work, start),
            SleepStep sleep => WalkSleep(sleep, start),
            WaitStep wait => WalkWait(wait, start),
            _ => throw new InvalidOperationException($"There is no way to run a {step.GetType().Name}."),
        };
    }

    private WalkResult WalkDo(DoStep step, DateTimeOffset start)
    {
        StepRecord record = Begin(StepKind.Do, step, start, null);
        for (int attempt = 1; ; attempt++)
        {
            DateTimeOffset end = start + step.Duration;
            if (!horizon.HasReached(end))
            {
                record.AttemptList.Add(new AttemptRecord(start, null, null));
                return WalkResult.Unfinished;
            }

            bool fails = step.Fails(attempt, isRestarted);
            record.AttemptList.Add(new AttemptRecord(start, end, fails ? step.Failure : null));
            if (!fails || step.IsNonRetryable || attempt > step.Retries.Limit)
            {
                WalkResult result =
                    End(record, end, fails ? step.Failure : null, fails ? null : step.Output, step.IsCaught);
                return result.Error is null ? result : result with { Error = step.Consequence };
            }

            DateTimeOffset? retry = pauses.EndOfTimer(end, step.Retries.DelayAfter(attempt));
            if (!horizon.HasReached(retry))
            {
                return WalkResult.Unfinished;
            }

            start = retry!.Value;
        }
    }

    private WalkResult WalkSleep(SleepStep step, DateTimeOffset start)
    {
        DateTimeOffset? due = pauses.EndOfTimer(start, step.Duration);
        StepRecord record = Begin(StepKind.Sleep, step, start, due ?? start + step.Duration);
        return horizon.HasReached(due) ? End(record, due!.Value, null, null, false) : WalkResult.Unfinished;
    }

    private WalkResult WalkWait(WaitStep step, DateTimeOffset start)
    {
        DateTimeOffset? due = pauses.EndOfTimer(start, step.Timeout);
        StepRecord record = Begin(StepKind.WaitForEvent, step, start, due ?? start + step.Timeout);
        if (inbox.Take(step.EventType, due) is { } sent)
        {
            DateTimeOffset? taken = pauses.Gate(sent.At > start ? sent.At : start);
            return horizon.HasReached(taken)
                ? End(record, taken!.Value, null, sent.Payload, false)
                : WalkResult.Unfinished;
        }

        return horizon.HasReached(due)
            ? End(record, due!.Value, StepError.Timeout, null, false)
            : WalkResult.Unfinished;
    }

    private WalkResult WalkParallel(ParallelSteps parallel, DateTimeOffset start)
    {
        (List<StepRecord> records, List<WalkResult> results) = WalkBranches(parallel, start, horizon);
        DateTimeOffset? failedOn = results.Where(result => result.Error is not null).Min(result => result.EndedOn);
        StepError? error = results.Find(result => result.Error is not null && result.EndedOn == failedOn).Error;
        if (failedOn is not null)
        {
            // The failure ends the instance, so the other branches stop there, whatever they would have done later.
            (records, _) = WalkBranches(parallel, start, new Horizon(failedOn.Value));
        }

        Records.AddRange(records.OrderBy(record => record.StartedOn));
        if (error is null && results.Exists(result => result.EndedOn is null))
        {
            return WalkResult.Unfinished;
        }

        return error is null ? new WalkResult(results.Max(result => result.EndedOn)) : new WalkResult(failedOn, error);
    }

    private (List<StepRecord> Records, List<WalkResult> Results) WalkBranches(
        ParallelSteps parallel, DateTimeOffset start, Horizon limit)
    {
        ScriptWalk walk = new(limit, pauses, inbox.Copy(), retained, isRestarted);
        List<WalkResult> results = [.. parallel.Branches.Select(branch => walk.Walk(branch, start))];
        return (walk.Records, results);
    }

    private StepRecord Begin(StepKind kind, ScriptStep step, DateTimeOffset start, DateTimeOffset? due)
    {
        StepRecord record = new(kind, step, start) { DueOn = due };
        Records.Add(record);
        return record;
    }

    private static WalkResult End(
        StepRecord record, DateTimeOffset end, StepError? error, string? output, bool isCaught)
    {
        record.EndedOn = end;
        record.Error = error;
        record.Output = output;
        return new WalkResult(end, isCaught ? null : error);
    }
}
