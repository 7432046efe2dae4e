using System;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>
/// The instant up to which a run is computed. It remembers the first thing beyond, since until then nothing changes
/// and nothing need be computed again.
/// </summary>
internal sealed class Horizon(DateTimeOffset limit)
{
    /// <summary>The last instant that counts.</summary>
    public DateTimeOffset Limit { get; } = limit;

    /// <summary>The first instant beyond the limit at which something changes; null when nothing does.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>Whether an instant has come. An instant that is not known has not.</summary>
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
