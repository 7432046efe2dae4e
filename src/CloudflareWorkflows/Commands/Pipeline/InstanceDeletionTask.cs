using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Deletes instances in batches. The result is the id.</summary>
/// <param name="isLocal">Whether the local engine runs the instances.</param>
internal sealed class InstanceDeletionTask(bool isLocal) : InputTask<string, string>
{
    public override int BatchSize => LargestBatch;

    public override int Width => WidthOfBatches(isLocal);

    public override Task<Outcome<string, string>[]> SendAsync(
        WorkflowTarget target, SentInput<string>[] inputs, CancellationToken cancellationToken) =>
        InstanceDeletion.RunAsync(
            target.Api, target.WorkflowName, Array.ConvertAll(inputs, input => input.Id),
            id => Array.Exists(inputs, input => input.Id == id && input.Entry?.AskedOn is not null), cancellationToken);

    public override string? Status(string result) => null;

    public override string FromJournal(WorkflowTarget target, string id, string status) => id;
}
