using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>
/// When a run was held. Nothing starts meanwhile, and timers stand still: the engine moves them by the length of the
/// pause when it resumes (workers-sdk 12814).
/// </summary>
internal sealed class PauseWindows
{
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> _windows = [];

    public PauseWindows(IEnumerable<HistoryEntry> history)
    {
        foreach (HistoryEntry entry in history)
        {
            bool isPaused = _windows is [.., { To: null }];
            if (entry is HistoryEntry.Paused && !isPaused)
            {
                _windows.Add((entry.At, null));
            }
            else if (entry is HistoryEntry.Resumed && isPaused)
            {
                _windows[^1] = (_windows[^1].From, entry.At);
            }
        }
    }

    /// <summary>Whether an instant lies in a pause.</summary>
    public bool Contains(DateTimeOffset instant) => Gate(instant) != instant;

    /// <summary>The first instant from the given one on outside a pause; null while nobody has resumed.</summary>
    public DateTimeOffset? Gate(DateTimeOffset instant)
    {
        foreach ((DateTimeOffset from, DateTimeOffset? to) in _windows)
        {
            if (from <= instant && !(to <= instant))
            {
                return to;
            }
        }

        return instant;
    }

    /// <summary>When a timer ends that was set for a duration; null while it stands still.</summary>
    public DateTimeOffset? EndOfTimer(DateTimeOffset start, TimeSpan duration)
    {
        DateTimeOffset cursor = start;
        TimeSpan left = duration;
        foreach ((DateTimeOffset from, DateTimeOffset? to) in _windows)
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
