using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Computes the state of an instance at a time. The emulation has no timers, only this
/// computation.</summary>
internal static class InstanceSimulator
{
    public static InstanceSnapshot Simulate(Instance instance, DateTimeOffset now)
    {
        InstanceSnapshot snapshot = Simulate(instance, InstanceRun.At(instance, now), now);
        // A termination job has added future entries.
        DateTimeOffset? planned = instance.History.FirstOrDefault(entry => entry.At > now)?.At;
        return planned is null || snapshot.NextChange < planned ? snapshot : snapshot with { NextChange = planned };
    }

    public static InstanceSnapshot Simulate(Instance instance, InstanceRun run, DateTimeOffset now)
    {
        HistoryEntry.Terminated? termination = run.Termination;
        SimulationLimit limit = new(termination?.At ?? now);
        PausePeriods pauses = new(run.History);
        ScriptSimulator simulator = new(limit, pauses, new EventQueue(run.History), run.Retained, run.IsRestarted,
            instance.Workflow.Behavior);
        DateTimeOffset start = run.QueuedOn + instance.QueueTime;
        bool isStarted = limit.HasReached(start);
        SimulationResult result = isStarted ? simulator.Run(instance.Script.Nodes, start) : SimulationResult.Unfinished;
        DateTimeOffset? end = result.EndedOn is { } ended ? pauses.NextUnpaused(ended) : null;
        bool isOver = limit.HasReached(end);
        string? final = isOver
            ? (result.Error is null ? InstanceStatus.Complete : InstanceStatus.Errored)
            : termination is null ? null : InstanceStatus.Terminated;
        InstanceSnapshot snapshot = new()
        {
            Status = final ?? StatusOf(isStarted, simulator.Records, pauses, now, instance.Workflow.Behavior),
            QueuedOn = run.QueuedOn,
            StartedOn = isStarted ? start : null,
            EndedOn = isOver ? end : termination?.At,
            Error = isOver ? result.Error : null,
            Steps = simulator.Records,
            NextChange = final is null ? limit.Next : null,
        };
        snapshot = Undo(snapshot, simulator.Records, !isOver && termination is { Rollback: true }, now);
        if (!isOver && termination is not null)
        {
            simulator.Records.Add(new StepRecord(StepKind.Termination, null, termination.At));
        }

        return snapshot with { ModifiedOn = LastChange(snapshot, run) };
    }

    // An unhandled error rolls back all steps that can be; a termination does so only on request.
    private static InstanceSnapshot Undo(InstanceSnapshot snapshot, List<StepRecord> log, bool isRequested, DateTimeOffset now)
    {
        bool isDue = isRequested || snapshot.Status == InstanceStatus.Errored;
        if (!isDue || !RollbackSimulator.IsNeeded(log))
        {
            return snapshot;
        }

        SimulationLimit limit = new(now);
        SimulationResult result = RollbackSimulator.Run(log, snapshot.EndedOn!.Value, limit);
        return result.EndedOn is null
            ? snapshot with { Status = InstanceStatus.RollingBack, EndedOn = null, NextChange = limit.Next }
            : snapshot with { EndedOn = result.EndedOn, Rollback = new RollbackOutcome(result.Error) };
    }

    private static string StatusOf(
        bool isStarted, List<StepRecord> log, PausePeriods pauses, DateTimeOffset now, ServiceBehavior behavior)
    {
        bool isExecuting = log.Exists(record => record.IsExecuting);
        if (pauses.Contains(now))
        {
            return isExecuting ? InstanceStatus.WaitingForPause : InstanceStatus.Paused;
        }

        if (!isStarted)
        {
            return InstanceStatus.Queued;
        }

        // With several open steps, one that counts as running decides.
        HashSet<string> open =
            [.. log.Where(record => record.EndedOn is null).Select(record => StatusOf(record.Kind, behavior))];
        return isExecuting || open.Count != 1 ? InstanceStatus.Running : open.Single();
    }

    private static string StatusOf(StepKind open, ServiceBehavior behavior) => open switch
    {
        StepKind.Sleep => behavior.StatusSleeping,
        StepKind.WaitForEvent => behavior.StatusWaitingForEvent,
        _ => behavior.StatusBetweenRetries,
    };

    private static DateTimeOffset LastChange(InstanceSnapshot snapshot, InstanceRun run)
    {
        DateTimeOffset last = Later(Later(snapshot.QueuedOn, snapshot.StartedOn), snapshot.EndedOn);
        if (snapshot.EndedOn is null)
        {
            foreach (HistoryEntry entry in run.History)
            {
                last = Later(last, entry.At);
            }
        }

        foreach (StepRecord record in snapshot.Steps)
        {
            last = Later(Later(last, record.StartedOn), record.EndedOn);
            foreach (AttemptRecord attempt in record.Attempts)
            {
                last = Later(last, attempt.EndedOn);
            }
        }

        return last;
    }

    private static DateTimeOffset Later(DateTimeOffset time, DateTimeOffset? other) => other > time ? other.Value : time;
}
