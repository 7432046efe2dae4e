using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>A requested status change, and its effect on an instance.</summary>
internal sealed record StatusChangeRequest(string Action, bool Rollback, StepSelector? From)
{
    public static StatusChangeRequest Check(StatusBody body)
    {
        if (body.Status is not ("pause" or "resume" or "terminate" or "restart"))
        {
            throw ApiErrors.Body("status");
        }

        if (body.Rollback is not null && body.Status != "terminate")
        {
            throw ApiErrors.Body("rollback");
        }

        return new StatusChangeRequest(body.Status, body.Rollback == true, CheckFrom(body));
    }

    /// <summary>Returns the history entry of the change; null if the instance already has the status.</summary>
    public HistoryEntry? EntryFor(Instance instance, DateTimeOffset now)
    {
        string status = instance.Summary(now).Status;
        return Action switch
        {
            "pause" => EntryForPause(status, now),
            "resume" => EntryForResume(status, now),
            "terminate" => InstanceStatus.IsEnded(status) || status == InstanceStatus.RollingBack
                ? throw ApiErrors.CannotTerminate(instance.Workflow.Behavior)
                : new HistoryEntry.Terminated(now, Rollback),
            _ => EntryForRestart(instance, now),
        };
    }

    private static HistoryEntry.Paused? EntryForPause(string status, DateTimeOffset now) => status switch
    {
        InstanceStatus.Running or InstanceStatus.Waiting => new HistoryEntry.Paused(now),
        InstanceStatus.Paused or InstanceStatus.WaitingForPause => null,
        _ => throw ApiErrors.CannotPause,
    };

    private static HistoryEntry.Resumed? EntryForResume(string status, DateTimeOffset now) => status switch
    {
        InstanceStatus.Paused or InstanceStatus.WaitingForPause => new HistoryEntry.Resumed(now),
        InstanceStatus.Running or InstanceStatus.Waiting or InstanceStatus.Queued => null,
        _ => throw ApiErrors.CannotResume,
    };

    private HistoryEntry.Restarted EntryForRestart(Instance instance, DateTimeOffset now) =>
        From is null || instance.At(now).Steps.Any(From.Matches)
            ? new HistoryEntry.Restarted(now, From)
            : throw ApiErrors.CannotRestart(instance.Workflow.Behavior);

    private static StepSelector? CheckFrom(StatusBody body)
    {
        if (body.From is not { } from)
        {
            return null;
        }

        string type = from.Type ?? StepSelector.Do;
        bool isValid = body.Status == "restart" && from is { Name.Length: >= 1 and <= 256, Count: null or > 0 }
            && type is StepSelector.Do or StepSelector.Sleep or StepSelector.WaitForEvent;
        return isValid ? new StepSelector(from.Name!, from.Count ?? 1, type) : throw ApiErrors.Body("from");
    }
}
