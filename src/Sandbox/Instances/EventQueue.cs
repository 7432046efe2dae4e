using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The events that were sent to a run. Each is consumed once, by the first wait for its type.</summary>
internal sealed class EventQueue
{
    private readonly List<HistoryEntry.EventSent> _events;

    public EventQueue(IEnumerable<HistoryEntry> history) => _events = [.. history.OfType<HistoryEntry.EventSent>()];

    private EventQueue(EventQueue other) => _events = [.. other._events];

    /// <summary>Returns a copy, for branches that are simulated twice.</summary>
    public EventQueue Copy() => new(this);

    /// <summary>Removes and returns the oldest event of a type up to the deadline; null if there is none.</summary>
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
