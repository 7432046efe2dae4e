using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Collects pipeline inputs with the same key into batches. A batch is sent when it is full, when an input
/// with another key arrives, when an input arrives after one second, and at the end.</summary>
/// <param name="time">Returns the current time.</param>
/// <param name="send">Sends a batch.</param>
internal sealed class InputBatch<TKey, TItem>(TimeProvider time, Action<TKey, TItem[]> send)
    where TKey : notnull
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly List<TItem> _items = [];
    private TKey? _key;
    private DateTimeOffset _since;
    private long _weight;

    /// <summary>The maximum number of items: the service accepts 100.</summary>
    public int Size { get; init; } = 100;

    /// <summary>The maximum weight of a batch, in the unit of the items' weights.</summary>
    public long MaximumWeight { get; init; } = long.MaxValue;

    /// <summary>Called after a batch was sent because inputs arrive slowly.</summary>
    public Action WhenSlow { get; init; } = () => { };

    public void Add(TKey key, TItem item, long weight = 0)
    {
        if (_items.Count > 0 && (!key.Equals(_key) || _weight + weight > MaximumWeight))
        {
            Flush();
        }

        if (_items.Count == 0)
        {
            _key = key;
            _since = time.GetUtcNow();
        }

        _items.Add(item);
        _weight += weight;
        if (_items.Count == Size)
        {
            Flush();
        }
        else if (time.GetUtcNow() - _since > s_patience)
        {
            Flush();
            WhenSlow();
        }
    }

    public void Flush()
    {
        if (_items.Count > 0)
        {
            TItem[] items = [.. _items];
            _items.Clear();
            _weight = 0;
            send(_key!, items);
        }
    }
}
