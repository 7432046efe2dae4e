using System;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Starts instances in batches. An instance that the journal records as done is not started again.</summary>
internal sealed class InstanceStarter(BatchFanOut<JournaledInput<NewInstance>, WorkflowInstance> batches) : IDisposable
{
    /// <summary>The maximum weight of a batch.</summary>
    public static long MaximumWeight => PayloadArgument.Largest;

    public void Add(WorkflowTarget destination, JournaledInput<NewInstance> input)
    {
        if (input.Entry?.IsSettled == true)
        {
            WorkflowInstance handle = destination.Handle(input.Input.Id);
            batches.AddKnown(destination, input.Remembered(status => handle with { Status = status }));
        }
        else
        {
            batches.Add(destination, input, input.Input.Params?.Length ?? 0);
        }
    }

    public void Finish() => batches.Finish();

    public void Dispose() => batches.Dispose();
}
