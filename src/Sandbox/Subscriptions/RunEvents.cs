using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>
/// All that has happened in the present run of an instance, in order. Ids are numbers from 1. Those of a run
/// after a restart are larger than those of the runs before it, and an event keeps its own however often it is computed.
/// </summary>
internal static class RunEvents
{
    /// <summary>More events than one run has.</summary>
    private const long MostInRun = 1_000_000;

    public static List<RunEvent> Of(Instance instance, Timeline timeline, DateTimeOffset now)
    {
        RunPlan plan = RunPlan.At(instance, now);
        StepRecord[] steps = [.. timeline.Steps.Where(record => record.StartedOn >= timeline.QueuedOn)];
        IEnumerable<RunEvent> events =
        [
            new(timeline.QueuedOn, "workflow_queued"),
            .. At(timeline.StartedOn, "workflow_started").Select(one => one with { Params = new RawJson(instance.Params ?? "{}") }),
            .. At(timeline.StartedOn, "workflow_running"),
            .. steps.Where(record => record.Kind != StepKind.Rollback).SelectMany(StepEvents.Of),
            .. plan.History.SelectMany(entry => OfHistory(entry, timeline, now)),
            .. At(steps.FirstOrDefault(record => record.Kind == StepKind.Rollback)?.StartedOn, "rollback_started"),
            .. steps.Where(record => record.Kind == StepKind.Rollback).SelectMany(StepEvents.Of),
            .. timeline.Rollback is null ? [] : At(timeline.EndedOn, Ending(timeline.Rollback)),
            .. At(timeline.EndedOn, Ending(timeline.Status)).Select(one => one with
            {
                Error = timeline.Error,
                Output = OutputText.Whole(instance, timeline) is string output ? new RawJson(output) : null,
            }),
        ];
        long first = (instance.History.Count(entry => entry is HistoryEntry.Restarted && entry.At <= now) * MostInRun) + 1;
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

    private static IEnumerable<RunEvent> At(DateTimeOffset? instant, string type) =>
        instant is { } time ? [new RunEvent(time, type)] : [];

    private static string Ending(RollbackOutcome undone) =>
        undone.Error is null ? "rollback_completed" : "rollback_errored";

    private static IEnumerable<RunEvent> OfHistory(HistoryEntry entry, Timeline timeline, DateTimeOffset now)
    {
        if (entry is HistoryEntry.Resumed)
        {
            return [new RunEvent(entry.At, "workflow_running")];
        }

        if (entry is not HistoryEntry.Paused)
        {
            return [];
        }

        AttemptRecord? running = timeline.Steps.SelectMany(record => record.Attempts)
            .FirstOrDefault(attempt => attempt.StartedOn <= entry.At && !(attempt.EndedOn <= entry.At));
        return running is null
            ? [new RunEvent(entry.At, "workflow_paused")]
            :
            [
                new(entry.At, "workflow_waiting_for_pause"),
                .. running.EndedOn <= now ? At(running.EndedOn, "workflow_paused") : [],
            ];
    }
}
