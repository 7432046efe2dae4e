using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>All events of the current run of an instance, in order. Ids are numbers from 1. Ids after a restart are
/// larger than those before it, and an event keeps its id however often it is computed.</summary>
internal static class InstanceEventLog
{
    /// <summary>An upper bound for the number of events of one run.</summary>
    private const long MaximumPerRun = 1_000_000;

    public static List<InstanceEvent> Of(Instance instance, InstanceSnapshot snapshot, DateTimeOffset now)
    {
        InstanceRun run = InstanceRun.At(instance, now);
        StepRecord[] steps = [.. snapshot.Steps.Where(record => record.StartedOn >= snapshot.QueuedOn)];
        IEnumerable<InstanceEvent> events =
        [
            new(snapshot.QueuedOn, "workflow_queued"),
            .. At(snapshot.StartedOn, "workflow_started").Select(one => one with { Params = new RawJson(instance.Params ?? "{}") }),
            .. At(snapshot.StartedOn, "workflow_running"),
            .. steps.Where(record => record.Kind != StepKind.Rollback).SelectMany(StepEventLog.Of),
            .. run.History.SelectMany(entry => OfHistory(entry, snapshot, now)),
            .. At(steps.FirstOrDefault(record => record.Kind == StepKind.Rollback)?.StartedOn, "rollback_started"),
            .. steps.Where(record => record.Kind == StepKind.Rollback).SelectMany(StepEventLog.Of),
            .. snapshot.Rollback is null ? [] : At(snapshot.EndedOn, Ending(snapshot.Rollback)),
            .. At(snapshot.EndedOn, Ending(snapshot.Status)).Select(one => one with
            {
                Error = snapshot.Error,
                Output = OutputText.Whole(instance, snapshot) is string output ? new RawJson(output) : null,
            }),
        ];
        long first = (instance.History.Count(entry => entry is HistoryEntry.Restarted && entry.At <= now) * MaximumPerRun) + 1;
        return
        [
            .. events.OrderBy(sent => sent.Timestamp).Select((sent, number) => sent with
            {
                EventId = first + number,
                InstanceId = instance.Id,
            }),
        ];
    }

    private static string Ending(string status) => status switch
    {
        InstanceStatus.Complete => "workflow_completed",
        InstanceStatus.Errored => "workflow_errored",
        _ => "workflow_terminated",
    };

    private static IEnumerable<InstanceEvent> At(DateTimeOffset? instant, string type) =>
        instant is { } time ? [new InstanceEvent(time, type)] : [];

    private static string Ending(RollbackOutcome undone) =>
        undone.Error is null ? "rollback_completed" : "rollback_errored";

    private static IEnumerable<InstanceEvent> OfHistory(HistoryEntry entry, InstanceSnapshot snapshot, DateTimeOffset now)
    {
        if (entry is HistoryEntry.Resumed)
        {
            return [new InstanceEvent(entry.At, "workflow_running")];
        }

        if (entry is not HistoryEntry.Paused)
        {
            return [];
        }

        AttemptRecord? running = snapshot.Steps.SelectMany(record => record.Attempts)
            .FirstOrDefault(attempt => attempt.StartedOn <= entry.At && !(attempt.EndedOn <= entry.At));
        return running is null
            ? [new InstanceEvent(entry.At, "workflow_paused")]
            :
            [
                new(entry.At, "workflow_waiting_for_pause"),
                .. running.EndedOn <= now ? At(running.EndedOn, "workflow_paused") : [],
            ];
    }
}
