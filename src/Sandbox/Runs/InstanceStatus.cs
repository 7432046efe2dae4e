using System.Collections.Immutable;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>The nine statuses of an instance, as the service spells them.</summary>
public static class InstanceStatus
{
    /// <summary>Accepted, not started.</summary>
    public const string Queued = "queued";

    /// <summary>A step runs.</summary>
    public const string Running = "running";

    /// <summary>Held until somebody resumes it.</summary>
    public const string Paused = "paused";

    /// <summary>Ended by an error.</summary>
    public const string Errored = "errored";

    /// <summary>Ended by somebody.</summary>
    public const string Terminated = "terminated";

    /// <summary>Ended well.</summary>
    public const string Complete = "complete";

    /// <summary>Will be paused when the step that runs has ended.</summary>
    public const string WaitingForPause = "waitingForPause";

    /// <summary>Sleeps, waits for an event, or waits for the next attempt.</summary>
    public const string Waiting = "waiting";

    /// <summary>Undoes its steps.</summary>
    public const string RollingBack = "rollingBack";

    /// <summary>All of them, in the order of the API's reference.</summary>
    public static ImmutableArray<string> All { get; } =
        [Queued, Running, Paused, Errored, Terminated, Complete, WaitingForPause, Waiting, RollingBack];

    /// <summary>Whether nothing more will happen by itself.</summary>
    public static bool IsEnded(string status) => status is Complete or Errored or Terminated;
}
