using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Gathers inputs of a pipeline that belong together into batches. A batch goes when it is full, when an input
/// that belongs elsewhere comes, when an input comes after a second, and at the end.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="send">Sends a batch.</param>
internal sealed class InputBatch<TKey, TItem>(Func<DateTimeOffset> now, Action<TKey, TItem[]> send)
    where TKey : notnull
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly List<TItem> _items = [];
    private TKey? _key;
    private DateTimeOffset _since;
    private long _weight;

    /// <summary>How many make a batch: the service takes 100.</summary>
    public int Size { get; init; } = 100;

    /// <summary>How heavy a batch may get, in the unit in which items are weighed.</summary>
    public long MaximumWeight { get; init; } = long.MaxValue;

    /// <summary>Done after a batch went because inputs come slowly.</summary>
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
            _since = now();
        }

        _items.Add(item);
        _weight += weight;
        if (_items.Count == Size)
        {
            Flush();
        }
        else if (now() - _since > s_patience)
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
