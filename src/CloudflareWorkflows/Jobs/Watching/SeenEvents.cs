using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>What a watcher has been told, so that nothing is told twice, even by another source.</summary>
internal sealed class SeenEvents
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string?, int?)> _received = [];
    private DateTime _latest = DateTime.MinValue;

    /// <summary>The id of the last event, from which a subscription goes on.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Whether the last that happened was the instance's end.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Notes an event of a subscription.</summary>
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

    /// <summary>Notes an event that was worked out. The subscription that was lost may have told it under an id of its
    /// own.</summary>
    /// <returns>Whether it is new.</returns>
    public bool AddDerived(WorkflowEvent one)
    {
        IsAtEnd = EventKind.IsEnd(one.Type);
        bool isReceived = one.Timestamp is DateTime time && Utc(time) <= _latest && _received.Contains(one.What);
        return _ids.Add(one.EventId) && !isReceived;
    }

    // Local times go back when the clocks do.
    private static DateTime Utc(DateTime time) => time.ToUniversalTime();
}
