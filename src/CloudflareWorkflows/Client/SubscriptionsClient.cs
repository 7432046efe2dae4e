using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The events of instances as they happen.</summary>
internal class SubscriptionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Gives what has happened to an instance and then what happens, until the connection ends. The service ends
    /// it when the instance has ended; a connection that is lost is not opened again here.</summary>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="id">The instance.</param>
    /// <param name="cursor">The id of the last event that is known; null for all events.</param>
    /// <param name="types">Which types of events are wanted; none for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public virtual async IAsyncEnumerable<WorkflowEvent> ReadAsync(
        string workflowName, string id, string? cursor, IReadOnlyCollection<string> types,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiPath path = Path("workflows", workflowName, "instances", id, "subscribe").With("cursor", cursor);
        foreach (string type in types)
        {
            path.With("filter", type);
        }

        InstanceKey key = new(AccountId, workflowName, id);
        await foreach (LenientItem<EventWire> sent in Api.OpenWebSocket().ReadAsync(path, Json.LenientItemEventWire, cancellationToken)
            .ConfigureAwait(false))
        {
            if (sent.Malformed is MalformedItem malformed)
            {
                Api.Report(Path("workflows", workflowName, "instances", id, "subscribe"), malformed);
            }
            else if (!string.IsNullOrEmpty(sent.Item!.Type))
            {
                // A message without a type is none of an event.
                yield return sent.Item.ToModel(key, cancellationToken);
            }
        }
    }
}
