using System;
using System.Collections.Generic;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts instances in batches, each id once.</summary>
internal sealed class InstanceStarter(BatchFanOut<NewInstance, WorkflowInstance> batches) : IDisposable
{
    private readonly HashSet<(Destination, string)> _given = [];

    /// <summary>How heavy a batch may get.</summary>
    public static long MaximumWeight => PayloadArgument.Largest;

    public void Add(Destination destination, NewInstance instance)
    {
        if (_given.Add((destination, instance.Id)))
        {
            batches.Add(destination, instance, instance.Params?.Length ?? 0);
        }
        else
        {
            batches.AddKnown(destination, new(instance, null, BatchCreation.GivenTwice()));
        }
    }

    public void Finish() => batches.Finish();

    public void Dispose() => batches.Dispose();
}
