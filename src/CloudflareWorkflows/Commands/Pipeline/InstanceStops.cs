using System;
using System.Collections.Generic;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Stops instances of several workflows. Each <see cref="InstanceStop"/> keeps the instances that it has to
/// look up at the end.</summary>
/// <param name="time">The clock.</param>
/// <param name="rollBack">Whether to roll back steps.</param>
/// <param name="read">Whether to read each instance afterwards.</param>
internal sealed class InstanceStops(TimeProvider time, bool rollBack, bool read)
{
    private readonly Dictionary<WorkflowTarget, InstanceStop> _stops = [];

    public IReadOnlyCollection<KeyValuePair<WorkflowTarget, InstanceStop>> Everywhere => _stops;

    public InstanceStop At(WorkflowTarget destination)
    {
        if (!_stops.TryGetValue(destination, out InstanceStop? stop))
        {
            stop = new InstanceStop(destination.Api, destination.WorkflowName, time)
            {
                RollBack = rollBack,
                Read = read,
            };
            _stops.Add(destination, stop);
        }

        return stop;
    }
}
