using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>Undoes the finished steps of a run, last one first, up to a horizon.</summary>
internal static class RollbackWalk
{
    /// <summary>Whether there is anything to undo.</summary>
    public static bool IsNeeded(IEnumerable<StepRecord> log) => Undoable(log).Any();

    /// <summary>Appends to the log; a handler that fails is the outcome, and ends the undoing.</summary>
    public static WalkResult Walk(List<StepRecord> log, DateTimeOffset start, Horizon horizon)
    {
        DateTimeOffset time = start;
        foreach (StepRecord done in Undoable(log).Reverse().ToList())
        {
            DoStep step = (DoStep)done.Step!;
            StepRecord record = new(StepKind.Rollback, step, time);
            log.Add(record);
            DateTimeOffset end = time + step.Rollback!.Duration;
            if (!horizon.HasReached(end))
            {
                record.AttemptList.Add(new AttemptRecord(time, null, null));
                return WalkResult.Unfinished;
            }

            record.AttemptList.Add(new AttemptRecord(time, end, step.Rollback.Error));
            record.EndedOn = end;
            record.Error = step.Rollback.Error;
            if (record.Error is not null)
            {
                return new WalkResult(end, record.Error);
            }

            time = end;
        }

        return new WalkResult(time);
    }

    private static IEnumerable<StepRecord> Undoable(IEnumerable<StepRecord> log) =>
        log.Where(record => record is { Kind: StepKind.Do, Success: true, Step: DoStep { Rollback: not null } });
}
