using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Commands;

/// <summary>Gathers inputs of a pipeline that belong together into batches. A batch goes when it is full, when an input
/// of another kind comes, when an input comes after a second, and at the end.</summary>
/// <param name="size">How many make a batch.</param>
/// <param name="now">Tells the time.</param>
/// <param name="send">Sends a batch.</param>
internal sealed class InputBatch<TKey>(int size, Func<DateTimeOffset> now, Action<TKey, string[]> send)
    where TKey : struct
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly List<string> _ids = [];
    private TKey _key;
    private DateTimeOffset _since;

    public void Add(TKey key, string id)
    {
        if (_ids.Count > 0 && !EqualityComparer<TKey>.Default.Equals(key, _key))
        {
            Flush();
        }

        if (_ids.Count == 0)
        {
            _key = key;
            _since = now();
        }

        _ids.Add(id);
        if (_ids.Count == size || now() - _since > s_patience)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_ids.Count > 0)
        {
            string[] ids = [.. _ids];
            _ids.Clear();
            send(_key, ids);
        }
    }
}
