using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Instances that go to the pipeline together. Few of them are held, whatever their size is.</summary>
internal sealed class InstanceBatch
{
    private const int MostInstances = 256;
    private const int MostBytes = 1024 * 1024;

    private readonly List<WorkflowInstance> _instances = [];
    private long _bytes;

    public bool IsFull => _instances.Count >= MostInstances || _bytes >= MostBytes;

    /// <summary>Adds an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="bytes">The length of its line.</param>
    public void Add(WorkflowInstance instance, int bytes)
    {
        _instances.Add(instance);
        _bytes += bytes;
    }

    /// <summary>Returns the instances, and removes them.</summary>
    public WorkflowInstance[] Take()
    {
        WorkflowInstance[] taken = [.. _instances];
        _instances.Clear();
        _bytes = 0;
        return taken;
    }
}
