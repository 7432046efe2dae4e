namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The unit of <c>wallTime</c> in analytics.</summary>
public enum WallTimeUnit
{
    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds, rounded down.</summary>
    Seconds,
}
