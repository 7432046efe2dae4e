using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Workflows of the local engine behind <c>wrangler dev</c>: one list without counts.</summary>
internal sealed class LocalWorkflowsClient(ApiScope scope) : WorkflowsClient(scope)
{
    public override bool DeletesInstancesOnly => true;

    /// <summary>The engine keeps the counts until an instance is changed through its API.</summary>
    public override bool HasCurrentCounts => false;

    /// <summary>Lists all workflows. Each one is read separately because the list has no counts.</summary>
    public override async IAsyncEnumerable<Workflow[]> ListAsync(
        string? search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiResponse<LenientItem<WorkflowWire>[]> response = await Api
            .SendAsync(ApiRequest.Get(Path("workflows")), Json.EnvelopeLenientItemWorkflowWireArray, cancellationToken)
            .ConfigureAwait(false);
        foreach (string name in Readable(Path("workflows"), response.Result!, wire => wire.Name))
        {
            if (search is null || name.Contains(search))
            {
                yield return [await GetAsync(name, cancellationToken).ConfigureAwait(false)];
            }
        }
    }
}
