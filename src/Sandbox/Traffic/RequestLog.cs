using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The requests that arrived, in order. Each look at it is a snapshot.</summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count;
            }
        }
    }

    /// <inheritdoc/>
    public RecordedRequest this[int index]
    {
        get
        {
            lock (_lock)
            {
                return _requests[index];
            }
        }
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        RecordedRequest[] snapshot;
        lock (_lock)
        {
            snapshot = [.. _requests];
        }

        return snapshot.AsEnumerable().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
        }
    }
}
