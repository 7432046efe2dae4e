using System;

namespace CloudflareWorkflows.Models;

/// <summary>
/// The statuses of a workflow instance, in the service's own spelling. A status is a string: the service adds some
/// from time to time, and one that is not listed here passes through as it came.
/// </summary>
public static class InstanceStatus
{
    /// <summary>Accepted, not started yet.</summary>
    public const string Queued = "queued";

    /// <summary>Its code runs, or it sleeps between two steps.</summary>
    public const string Running = "running";

    /// <summary>Stopped between two steps until it is resumed.</summary>
    public const string Paused = "paused";

    /// <summary>Ended with an error that its code did not handle.</summary>
    public const string Errored = "errored";

    /// <summary>Ended because somebody stopped it.</summary>
    public const string Terminated = "terminated";

    /// <summary>Ended well.</summary>
    public const string Complete = "complete";

    /// <summary>Will pause as soon as the step that runs has ended.</summary>
    public const string WaitingForPause = "waitingForPause";

    /// <summary>Waits for an event, or for its next attempt.</summary>
    public const string Waiting = "waiting";

    /// <summary>Undoes its steps before it ends.</summary>
    public const string RollingBack = "rollingBack";

    /// <summary>Not told by the service; also what a handle carries that was made without asking it.</summary>
    public const string Unknown = "unknown";

    internal static readonly string[] s_all =
        [Queued, Running, Paused, Errored, Terminated, Complete, WaitingForPause, Waiting, RollingBack];

    /// <summary>Those that can be stopped, as the service's own job takes them.</summary>
    internal static readonly string[] s_stoppable = [Queued, Running, Paused, WaitingForPause, Waiting];

    internal static readonly string[] s_ended = [Complete, Errored, Terminated];

    internal static bool IsEnded(string status) => Array.IndexOf(s_ended, status) >= 0;
}
