using System;

namespace CloudflareWorkflows.Models;

/// <summary>The types of events, in the spelling of the service. Other types are passed through unchanged.</summary>
internal static class EventKind
{
    public const string Queued = "workflow_queued";
    public const string Started = "workflow_started";
    public const string Running = "workflow_running";
    public const string Paused = "workflow_paused";
    public const string WaitingForPause = "workflow_waiting_for_pause";
    public const string Waiting = "workflow_waiting";
    public const string Completed = "workflow_completed";
    public const string Errored = "workflow_errored";
    public const string Terminated = "workflow_terminated";
    public const string RollbackStarted = "rollback_started";
    public const string RollbackCompleted = "rollback_completed";
    public const string RollbackErrored = "rollback_errored";

    /// <summary>The prefix of the types of events of steps that are rolled back.</summary>
    public const string RollbackPrefix = "rollback_";

    internal static readonly string[] s_ends = [Completed, Errored, Terminated];

    internal static readonly string[] s_all =
    [
        Queued, Started, Running, Paused, WaitingForPause, Waiting, Completed, Errored, Terminated,
        "step_started", "step_completed", "step_errored",
        "attempt_started", "attempt_completed", "attempt_errored",
        "sleep_started", "sleep_completed",
        "wait_started", "wait_completed", "wait_timed_out",
        RollbackStarted, "rollback_step_started", "rollback_step_completed", "rollback_step_errored",
        "rollback_attempt_started", "rollback_attempt_completed", "rollback_attempt_errored",
        RollbackCompleted, RollbackErrored,
    ];

    internal static bool IsEnd(string type) => Array.IndexOf(s_ends, type) >= 0;
}
