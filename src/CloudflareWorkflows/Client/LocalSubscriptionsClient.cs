using System.Collections.Generic;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The local engine has no event subscriptions: its instances must be polled.</summary>
internal sealed class LocalSubscriptionsClient(ApiScope scope) : SubscriptionsClient(scope)
{
    public override IAsyncEnumerable<WorkflowEvent> ReadAsync(
        string workflowName, string id, string? cursor, IReadOnlyCollection<string> types,
        CancellationToken cancellationToken) =>
        throw new CloudflareException(CloudflareErrorKind.NotAvailableLocally, "it has no event subscriptions.");
}
