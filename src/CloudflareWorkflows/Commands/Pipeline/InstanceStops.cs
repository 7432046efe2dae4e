using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The stopping of instances at several destinations: each remembers what it has to look up at the end.</summary>
/// <param name="delay">Lets time pass.</param>
/// <param name="rollBack">Whether steps are rolled back.</param>
/// <param name="read">Whether each instance is to be read afterwards.</param>
internal sealed class InstanceStops(Func<TimeSpan, CancellationToken, Task> delay, bool rollBack, bool read)
{
    private readonly Dictionary<WorkflowTarget, InstanceStop> _stops = [];

    public IReadOnlyCollection<KeyValuePair<WorkflowTarget, InstanceStop>> Everywhere => _stops;

    public InstanceStop At(WorkflowTarget destination)
    {
        if (!_stops.TryGetValue(destination, out InstanceStop? stop))
        {
            stop = new InstanceStop(destination.Api, destination.WorkflowName, delay)
            {
                RollBack = rollBack,
                Read = read,
            };
            _stops.Add(destination, stop);
        }

        return stop;
    }
}
