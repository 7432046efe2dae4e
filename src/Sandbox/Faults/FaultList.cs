using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>The active faults. A request uses the first that matches.</summary>
public sealed class FaultList
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Adds a fault.</summary>
    public Fault Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }

        return fault;
    }

    /// <summary>Removes all faults and releases stalled requests.</summary>
    public void Clear()
    {
        List<Fault> ended;
        lock (_lock)
        {
            ended = [.. _faults];
            _faults.Clear();
        }

        ended.ForEach(fault => fault.Release());
    }

    internal Fault? Take(string method, string path)
    {
        lock (_lock)
        {
            return _faults.FirstOrDefault(fault => fault.TryAcquire(method, path));
        }
    }
}
