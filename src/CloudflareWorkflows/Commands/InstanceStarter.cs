using System;
using System.Collections.Generic;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gathers new instances into batches, and tells of each what came of it.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="send">Starts a batch.</param>
/// <param name="tell">Tells of one.</param>
internal sealed class InstanceStarter(
    Func<DateTimeOffset> now,
    Func<Destination, NewInstance[], Outcome<NewInstance, WorkflowInstance>[]> send,
    Action<Destination, Outcome<NewInstance, WorkflowInstance>> tell)
{
    private readonly HashSet<(Destination, string)> _given = [];
    private InputBatch<Destination, NewInstance>? _batch;

    public void Add(Destination destination, NewInstance instance)
    {
        _batch ??= new InputBatch<Destination, NewInstance>(now, Send) { MaximumWeight = PayloadArgument.Largest };
        if (_given.Add((destination, instance.Id)))
        {
            _batch.Add(destination, instance, instance.Params?.Length ?? 0);
            return;
        }

        // What came before is told before.
        _batch.Flush();
        tell(destination, new Outcome<NewInstance, WorkflowInstance>(instance, null, BatchCreation.GivenTwice()));
    }

    public void Finish() => _batch?.Flush();

    private void Send(Destination destination, NewInstance[] instances)
    {
        foreach (Outcome<NewInstance, WorkflowInstance> outcome in send(destination, instances))
        {
            tell(destination, outcome);
        }
    }
}
