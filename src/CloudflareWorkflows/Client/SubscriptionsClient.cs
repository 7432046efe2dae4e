using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Event subscriptions of instances.</summary>
internal class SubscriptionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Returns the past events of an instance and then new ones, until the connection ends. The service
    /// closes it when the instance has ended. This method does not reconnect.</summary>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="id">The instance.</param>
    /// <param name="cursor">The id of the last known event; null for all events.</param>
    /// <param name="types">The types of events to return; empty for all.</param>
    /// <param name="cancellationToken">Cancels the subscription.</param>
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
                // A message without a type is not an event.
                yield return sent.Item.ToModel(key, cancellationToken);
            }
        }
    }
}
