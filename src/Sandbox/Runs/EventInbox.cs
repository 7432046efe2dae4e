using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>The events that were sent to a run. Each is taken once, by the first wait for its type.</summary>
internal sealed class EventInbox
{
    private readonly List<HistoryEntry.EventSent> _events;

    public EventInbox(IEnumerable<HistoryEntry> history) => _events = [.. history.OfType<HistoryEntry.EventSent>()];

    private EventInbox(EventInbox other) => _events = [.. other._events];

    /// <summary>A copy, for a branch that may have to be computed twice.</summary>
    public EventInbox Copy() => new(this);

    /// <summary>Takes the oldest event of a type that came by the deadline; null when there is none.</summary>
    public HistoryEntry.EventSent? Take(string type, DateTimeOffset? deadline)
    {
        int index = _events.FindIndex(sent => sent.Type == type && !(sent.At > deadline));
        if (index < 0)
        {
            return null;
        }

        HistoryEntry.EventSent found = _events[index];
        _events.RemoveAt(index);
        return found;
    }
}
