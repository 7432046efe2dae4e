using System;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The time up to which a run is simulated. It records the first change after that time: until then, the
/// result stays valid.</summary>
internal sealed class SimulationLimit(DateTimeOffset limit)
{
    /// <summary>The last time of the simulation.</summary>
    public DateTimeOffset Limit { get; } = limit;

    /// <summary>The first time after the limit at which something changes; null if nothing does.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>Whether a time is within the limit. An unknown time is not.</summary>
    public bool HasReached(DateTimeOffset? instant)
    {
        if (instant <= Limit)
        {
            return true;
        }

        if (instant is not null && !(Next <= instant))
        {
            Next = instant;
        }

        return false;
    }
}
