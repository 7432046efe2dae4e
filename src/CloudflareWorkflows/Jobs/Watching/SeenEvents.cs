using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>The events that a watch has returned, so that no event is returned twice, even from another
/// source.</summary>
internal sealed class SeenEvents
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string?, int?)> _received = [];
    private DateTime _latest = DateTime.MinValue;

    /// <summary>The id of the last event; a subscription resumes after it.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Whether the last event was the instance's end.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Records an event of a subscription.</summary>
    /// <returns>Whether it is new.</returns>
    public bool AddReceived(WorkflowEvent one)
    {
        if (one.EventId.Length > 0)
        {
            if (!_ids.Add(one.EventId))
            {
                return false;
            }

            Cursor = one.EventId;
        }

        _received.Add(one.What);
        _latest = one.Timestamp is DateTime time && Utc(time) > _latest ? Utc(time) : _latest;
        IsAtEnd = EventKind.IsEnd(one.Type);
        return true;
    }

    /// <summary>Records a derived event. The lost subscription may have returned it under its own id.</summary>
    /// <returns>Whether it is new.</returns>
    public bool AddDerived(WorkflowEvent one)
    {
        IsAtEnd = EventKind.IsEnd(one.Type);
        bool isReceived = one.Timestamp is DateTime time && Utc(time) <= _latest && _received.Contains(one.What);
        return _ids.Add(one.EventId) && !isReceived;
    }

    // Local time is not monotonic when daylight saving time ends.
    private static DateTime Utc(DateTime time) => time.ToUniversalTime();
}
