using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The rows of a node while events are added to them.</summary>
/// <param name="group">Returns the key of an event's row; null for a row for each event.</param>
/// <param name="sampleInterval">The number of events that each of them stands for.</param>
internal sealed class EventRows(Dimension.Reader<GroupKey>? group, int sampleInterval)
{
    private readonly Dictionary<GroupKey, EventGroup> _byKey = [];

    /// <summary>The rows, in the order of their first events.</summary>
    public List<EventGroup> All { get; } = [];

    public void Add(in AnalyticsEvent one) => (group is null ? NewRow(one) : RowOf(group(one), one)).Add(one.Event);

    private EventGroup RowOf(GroupKey key, in AnalyticsEvent one)
    {
        if (!_byKey.TryGetValue(key, out EventGroup? row))
        {
            row = NewRow(one);
            _byKey.Add(key, row);
        }

        return row;
    }

    private EventGroup NewRow(in AnalyticsEvent first)
    {
        EventGroup row = new(first, sampleInterval);
        All.Add(row);
        return row;
    }
}
