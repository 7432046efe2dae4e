using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>Computes what a run has come to at an instant. There are no timers: this is all there is.</summary>
internal static class RunComputation
{
    public static Timeline Compute(Instance instance, DateTimeOffset now)
    {
        Timeline timeline = Compute(instance, RunPlan.At(instance, now), now);
        // A terminate job has stamped its work with the instants to come.
        DateTimeOffset? planned = instance.History.FirstOrDefault(entry => entry.At > now)?.At;
        return planned is null || timeline.NextChange < planned ? timeline : timeline with { NextChange = planned };
    }

    public static Timeline Compute(Instance instance, RunPlan plan, DateTimeOffset now)
    {
        HistoryEntry.Terminated? termination = plan.Termination;
        Horizon horizon = new(termination?.At ?? now);
        PauseWindows pauses = new(plan.History);
        ScriptWalk walk = new(horizon, pauses, new EventInbox(plan.History), plan.Retained, plan.IsRestarted);
        DateTimeOffset start = plan.QueuedOn + instance.QueueTime;
        bool isStarted = horizon.HasReached(start);
        WalkResult result = isStarted ? walk.Walk(instance.Script.Nodes, start) : WalkResult.Unfinished;
        DateTimeOffset? end = result.EndedOn is { } ended ? pauses.Gate(ended) : null;
        bool isOver = horizon.HasReached(end);
        string? final = isOver
            ? (result.Error is null ? InstanceStatus.Complete : InstanceStatus.Errored)
            : termination is null ? null : InstanceStatus.Terminated;
        Timeline timeline = new()
        {
            Status = final ?? StatusOf(isStarted, walk.Records, pauses, now),
            QueuedOn = plan.QueuedOn,
            StartedOn = isStarted ? start : null,
            EndedOn = isOver ? end : termination?.At,
            Error = isOver ? result.Error : null,
            Steps = walk.Records,
            NextChange = final is null ? horizon.Next : null,
        };
        timeline = Undo(timeline, walk.Records, !isOver && termination is { Rollback: true }, now);
        if (!isOver && termination is not null)
        {
            walk.Records.Add(new StepRecord(StepKind.Termination, null, termination.At));
        }

        return timeline with { ModifiedOn = LastChange(timeline, plan) };
    }

    // An error that nobody caught undoes what can be undone; a termination does so only on request.
    private static Timeline Undo(Timeline timeline, List<StepRecord> log, bool isRequested, DateTimeOffset now)
    {
        bool isDue = isRequested || timeline.Status == InstanceStatus.Errored;
        if (!isDue || !RollbackWalk.IsNeeded(log))
        {
            return timeline;
        }

        Horizon horizon = new(now);
        WalkResult result = RollbackWalk.Walk(log, timeline.EndedOn!.Value, horizon);
        return result.EndedOn is null
            ? timeline with { Status = InstanceStatus.RollingBack, EndedOn = null, NextChange = horizon.Next }
            : timeline with { EndedOn = result.EndedOn, Rollback = new RollbackOutcome(result.Error) };
    }

    private static string StatusOf(bool isStarted, List<StepRecord> log, PauseWindows pauses, DateTimeOffset now)
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

        bool isWaiting = !isExecuting && log.Exists(record => record.EndedOn is null);
        return isWaiting ? InstanceStatus.Waiting : InstanceStatus.Running;
    }

    private static DateTimeOffset LastChange(Timeline timeline, RunPlan plan)
    {
        IEnumerable<DateTimeOffset?> changes =
        [
            timeline.QueuedOn, timeline.StartedOn, timeline.EndedOn,
            .. plan.History.Select(entry => (DateTimeOffset?)entry.At).Where(_ => timeline.EndedOn is null),
            .. timeline.Steps.Select(record => (DateTimeOffset?)record.StartedOn),
            .. timeline.Steps.Select(record => record.EndedOn),
            .. timeline.Steps.SelectMany(record => record.Attempts).Select(attempt => attempt.EndedOn),
        ];
        return changes.Max()!.Value;
    }
}
