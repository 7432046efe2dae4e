using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Simulates a script up to a time limit and records its steps.</summary>
internal sealed class ScriptSimulator(
    SimulationLimit limit, PausePeriods pauses, EventQueue events, RetainedSteps retained, bool isRestarted,
    ServiceBehavior behavior)
{
    /// <summary>The steps that have started, in script order.</summary>
    public List<StepRecord> Records { get; } = [];

    public SimulationResult Run(ImmutableArray<ScriptNode> nodes, DateTimeOffset start)
    {
        DateTimeOffset time = start;
        foreach (ScriptNode node in nodes)
        {
            SimulationResult result = Run(node, time);
            if (result.EndedOn is null || result.Error is not null)
            {
                return result;
            }

            time = result.EndedOn.Value;
        }

        return new SimulationResult(time);
    }

    private SimulationResult Run(ScriptNode node, DateTimeOffset time)
    {
        if (node is ParallelSteps parallel)
        {
            return RunParallel(parallel, time);
        }

        ScriptStep step = (ScriptStep)node;
        if (retained.Find(step) is { } known)
        {
            Records.Add(known);
            return new SimulationResult(time);
        }

        if (pauses.NextUnpaused(time) is not { } start || !limit.HasReached(start))
        {
            return SimulationResult.Unfinished;
        }

        return step switch
        {
            DoStep work => RunDo(work, start),
            SleepStep sleep => RunSleep(sleep, start),
            WaitStep wait => RunWait(wait, start),
            _ => throw new InvalidOperationException($"There is no way to run a {step.GetType().Name}."),
        };
    }

    private SimulationResult RunDo(DoStep step, DateTimeOffset start)
    {
        StepRecord record = Begin(StepKind.Do, step, start, null);
        for (int attempt = 1; ; attempt++)
        {
            DateTimeOffset end = start + step.DurationOf(isRestarted);
            if (!limit.HasReached(end))
            {
                record.AttemptList.Add(new AttemptRecord(start, null, null));
                return SimulationResult.Unfinished;
            }

            bool fails = step.Fails(attempt, isRestarted);
            record.AttemptList.Add(new AttemptRecord(start, end, fails ? step.Failure : null));
            if (!fails || step.IsNonRetryable || attempt > step.Retries.Limit)
            {
                SimulationResult result =
                    End(record, end, fails ? step.Failure : null, fails ? null : step.Output, step.IsCaught);
                return result.Error is null ? result : result with { Error = step.ConsequenceOf(behavior.NonRetryableErrorIsHidden) };
            }

            DateTimeOffset? retry = pauses.EndOfTimer(end, step.Retries.DelayAfter(attempt));
            if (!limit.HasReached(retry))
            {
                return SimulationResult.Unfinished;
            }

            start = retry!.Value;
        }
    }

    private SimulationResult RunSleep(SleepStep step, DateTimeOffset start)
    {
        DateTimeOffset? due = pauses.EndOfTimer(start, step.Duration);
        StepRecord record = Begin(StepKind.Sleep, step, start, due ?? start + step.Duration);
        return limit.HasReached(due) ? End(record, due!.Value, null, null, false) : SimulationResult.Unfinished;
    }

    private SimulationResult RunWait(WaitStep step, DateTimeOffset start)
    {
        DateTimeOffset? due = pauses.EndOfTimer(start, step.Timeout);
        StepRecord record = Begin(StepKind.WaitForEvent, step, start, due ?? start + step.Timeout);
        if (events.Take(step.EventType, due) is { } sent)
        {
            DateTimeOffset? taken = pauses.NextUnpaused(sent.At > start ? sent.At : start);
            return limit.HasReached(taken)
                ? End(record, taken!.Value, null, sent.Payload, false)
                : SimulationResult.Unfinished;
        }

        return limit.HasReached(due)
            ? End(record, due!.Value, StepError.Timeout, null, false)
            : SimulationResult.Unfinished;
    }

    private SimulationResult RunParallel(ParallelSteps parallel, DateTimeOffset start)
    {
        (List<StepRecord> records, List<SimulationResult> results) = RunBranches(parallel, start, limit);
        DateTimeOffset? failedOn = results.Where(result => result.Error is not null).Min(result => result.EndedOn);
        StepError? error = results.Find(result => result.Error is not null && result.EndedOn == failedOn).Error;
        if (failedOn is not null)
        {
            // The failure ends the instance, so the other branches stop at that time.
            (records, _) = RunBranches(parallel, start, new SimulationLimit(failedOn.Value));
        }

        Records.AddRange(records.OrderBy(record => record.StartedOn));
        if (error is null && results.Exists(result => result.EndedOn is null))
        {
            return SimulationResult.Unfinished;
        }

        return error is null ? new SimulationResult(results.Max(result => result.EndedOn)) : new SimulationResult(failedOn, error);
    }

    private (List<StepRecord> Records, List<SimulationResult> Results) RunBranches(
        ParallelSteps parallel, DateTimeOffset start, SimulationLimit limit)
    {
        ScriptSimulator simulator = new(limit, pauses, events.Copy(), retained, isRestarted, behavior);
        List<SimulationResult> results = [.. parallel.Branches.Select(branch => simulator.Run(branch, start))];
        return (simulator.Records, results);
    }

    private StepRecord Begin(StepKind kind, ScriptStep step, DateTimeOffset start, DateTimeOffset? due)
    {
        StepRecord record = new(kind, step, start) { DueOn = due };
        Records.Add(record);
        return record;
    }

    private static SimulationResult End(
        StepRecord record, DateTimeOffset end, StepError? error, string? output, bool isCaught)
    {
        record.EndedOn = end;
        record.Error = error;
        record.Output = output;
        return new SimulationResult(end, isCaught ? null : error);
    }
}
