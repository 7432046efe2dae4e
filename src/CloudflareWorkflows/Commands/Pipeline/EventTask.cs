using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Sends an event to instances, one by one. The result is the id.</summary>
/// <param name="type">The type of the event.</param>
/// <param name="payload">The payload, as JSON in UTF-8; null for an empty object.</param>
internal sealed class EventTask(string type, byte[]? payload) : InputTask<string, string>
{
    public override Task<Outcome<string, string>[]> SendAsync(
        WorkflowTarget target, SentInput<string>[] inputs, CancellationToken cancellationToken) =>
        SendOneAsync(inputs, async id =>
        {
            await target.Api.Instances
                .SendEventAsync(target.WorkflowName, id, type, payload, cancellationToken).ConfigureAwait(false);
            return id;
        });

    public override string? Status(string result) => null;

    public override string FromJournal(WorkflowTarget target, string id, string status) => id;
}
