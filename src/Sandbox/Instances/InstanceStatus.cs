using System.Collections.Immutable;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The nine statuses of an instance, as the service spells them.</summary>
public static class InstanceStatus
{
    /// <summary>Accepted, not started.</summary>
    public const string Queued = "queued";

    /// <summary>A step runs.</summary>
    public const string Running = "running";

    /// <summary>Paused until it is resumed.</summary>
    public const string Paused = "paused";

    /// <summary>Ended by an error.</summary>
    public const string Errored = "errored";

    /// <summary>Terminated by a client.</summary>
    public const string Terminated = "terminated";

    /// <summary>Completed successfully.</summary>
    public const string Complete = "complete";

    /// <summary>Pauses when the running step ends.</summary>
    public const string WaitingForPause = "waitingForPause";

    /// <summary>Sleeps, waits for an event, or waits for the next attempt.</summary>
    public const string Waiting = "waiting";

    /// <summary>Rolls back its steps.</summary>
    public const string RollingBack = "rollingBack";

    /// <summary>All of them, in the order of the API's reference.</summary>
    public static ImmutableArray<string> All { get; } =
        [Queued, Running, Paused, Errored, Terminated, Complete, WaitingForPause, Waiting, RollingBack];

    /// <summary>Whether the status is final.</summary>
    public static bool IsEnded(string status) => status is Complete or Errored or Terminated;
}
