using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>The faults that are switched on. A request takes the first that matches.</summary>
public sealed class FaultList
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Switches a fault on.</summary>
    public Fault Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }

        return fault;
    }

    /// <summary>Switches all off and lets go of what is stalled.</summary>
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
            return _faults.FirstOrDefault(fault => fault.TryTake(method, path));
        }
    }
}
