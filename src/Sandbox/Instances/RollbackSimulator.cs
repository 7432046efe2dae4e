using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Simulates the rollback of completed steps, last one first, up to a time limit.</summary>
internal static class RollbackSimulator
{
    /// <summary>Whether there is a step to roll back.</summary>
    public static bool IsNeeded(IEnumerable<StepRecord> log) => Undoable(log).Any();

    /// <summary>Appends rollbacks to the log. A handler that fails ends the rollback with its error.</summary>
    public static SimulationResult Run(List<StepRecord> log, DateTimeOffset start, SimulationLimit limit)
    {
        DateTimeOffset time = start;
        foreach (StepRecord done in Undoable(log).Reverse().ToList())
        {
            DoStep step = (DoStep)done.Step!;
            StepRecord record = new(StepKind.Rollback, step, time);
            log.Add(record);
            DateTimeOffset end = time + step.Rollback!.Duration;
            if (!limit.HasReached(end))
            {
                record.AttemptList.Add(new AttemptRecord(time, null, null));
                return SimulationResult.Unfinished;
            }

            record.AttemptList.Add(new AttemptRecord(time, end, step.Rollback.Error));
            record.EndedOn = end;
            record.Error = step.Rollback.Error;
            if (record.Error is not null)
            {
                return new SimulationResult(end, record.Error);
            }

            time = end;
        }

        return new SimulationResult(time);
    }

    private static IEnumerable<StepRecord> Undoable(IEnumerable<StepRecord> log) =>
        log.Where(record => record is { Kind: StepKind.Do, Success: true, Step: DoStep { Rollback: not null } });
}
