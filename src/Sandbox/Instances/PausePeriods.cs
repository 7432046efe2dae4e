using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The pauses of a run. Nothing starts during a pause, and timers stop: on resume, the engine extends them
/// by the length of the pause (workers-sdk 12814).</summary>
internal sealed class PausePeriods
{
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> _periods = [];

    public PausePeriods(IEnumerable<HistoryEntry> history)
    {
        foreach (HistoryEntry entry in history)
        {
            bool isPaused = _periods is [.., { To: null }];
            if (entry is HistoryEntry.Paused && !isPaused)
            {
                _periods.Add((entry.At, null));
            }
            else if (entry is HistoryEntry.Resumed && isPaused)
            {
                _periods[^1] = (_periods[^1].From, entry.At);
            }
        }
    }

    /// <summary>Whether a time is in a pause.</summary>
    public bool Contains(DateTimeOffset instant) => NextUnpaused(instant) != instant;

    /// <summary>Returns the first time from the given one on that is not in a pause; null while the instance is
    /// paused.</summary>
    public DateTimeOffset? NextUnpaused(DateTimeOffset instant)
    {
        foreach ((DateTimeOffset from, DateTimeOffset? to) in _periods)
        {
            if (from <= instant && !(to <= instant))
            {
                return to;
            }
        }

        return instant;
    }

    /// <summary>Returns when a timer ends; null while it is paused.</summary>
    public DateTimeOffset? EndOfTimer(DateTimeOffset start, TimeSpan duration)
    {
        DateTimeOffset cursor = start;
        TimeSpan left = duration;
        foreach ((DateTimeOffset from, DateTimeOffset? to) in _periods)
        {
            if (to <= cursor)
            {
                continue;
            }

            if (cursor + left <= from)
            {
                break;
            }

            left -= from > cursor ? from - cursor : TimeSpan.Zero;
            if (to is null)
            {
                return null;
            }

            cursor = to.Value;
        }

        return cursor + left;
    }
}
