using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>A watched instance, with its subscription and its poll.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Subscribe">Returns the events after a known one, until the connection ends.</param>
/// <param name="Read">Reads the current description.</param>
internal sealed record WatchTarget(
    string Id,
    Func<string?, IReadOnlyCollection<string>, CancellationToken, IAsyncEnumerable<WorkflowEvent>> Subscribe,
    Func<CancellationToken, Task<WorkflowInstanceDetail>> Read)
{
    public static WatchTarget Of(AccountApi api, string workflowName, string id) => new(
        id,
        (cursor, types, token) => api.Subscriptions.ReadAsync(workflowName, id, cursor, types, token),
        token => api.Instances.GetAsync(workflowName, id, steps: true, token));
}
