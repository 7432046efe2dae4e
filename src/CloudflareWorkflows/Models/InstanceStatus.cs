using System;

namespace CloudflareWorkflows.Models;

/// <summary>
/// The statuses of a workflow instance, in the spelling of the service. A status is a string, because the service adds
/// statuses over time. Other statuses are passed through unchanged.
/// </summary>
public static class InstanceStatus
{
    /// <summary>Accepted, but not started yet.</summary>
    public const string Queued = "queued";

    /// <summary>Running, or sleeping between two steps.</summary>
    public const string Running = "running";

    /// <summary>Paused between two steps until it's resumed.</summary>
    public const string Paused = "paused";

    /// <summary>Ended with an error that its code didn't handle.</summary>
    public const string Errored = "errored";

    /// <summary>Ended because it was stopped.</summary>
    public const string Terminated = "terminated";

    /// <summary>Completed successfully.</summary>
    public const string Complete = "complete";

    /// <summary>Pauses when the running step ends.</summary>
    public const string WaitingForPause = "waitingForPause";

    /// <summary>Waiting for an event, or for the next attempt.</summary>
    public const string Waiting = "waiting";

    /// <summary>Undoing its steps before it ends.</summary>
    public const string RollingBack = "rollingBack";

    /// <summary>Not reported by the service, or not requested from it.</summary>
    public const string Unknown = "unknown";

    internal static readonly string[] s_all =
        [Queued, Running, Paused, Errored, Terminated, Complete, WaitingForPause, Waiting, RollingBack];

    /// <summary>The statuses of instances that the terminate job of the service can stop.</summary>
    internal static readonly string[] s_stoppable = [Queued, Running, Paused, WaitingForPause, Waiting];

    internal static readonly string[] s_ended = [Complete, Errored, Terminated];

    internal static bool IsEnded(string status) => Array.IndexOf(s_ended, status) >= 0;

    /// <summary>Whether an instance with this status can have ended. A status that is newer than this module
    /// may.</summary>
    internal static bool CanHaveEnded(string status) => IsEnded(status) || Array.IndexOf(s_all, status) < 0;
}
