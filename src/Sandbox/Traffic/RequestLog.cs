using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The requests that arrived, in order. Each enumeration is a snapshot.</summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Came)> _awaited = [];

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

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    /// <summary>Completes when this number of requests has arrived. The caller sets a timeout.</summary>
    public Task Arrival(int count)
    {
        lock (_lock)
        {
            if (_requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, came));
            return came.Task;
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
            _awaited.FindAll(awaited => awaited.Count <= _requests.Count).ForEach(awaited => awaited.Came.TrySetResult());
            _ = _awaited.RemoveAll(awaited => awaited.Came.Task.IsCompleted);
        }
    }
}
