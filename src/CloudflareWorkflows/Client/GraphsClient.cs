using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>What the service made out of the code of versions.</summary>
internal sealed class GraphsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Reads the graph of a version; null if the service has none. Where it has none in today's form, the older
    /// form is asked for, which the OpenAPI still has.</summary>
    public async Task<WorkflowGraph?> GetAsync(
        string workflowName, string versionId, CancellationToken cancellationToken)
    {
        WorkflowGraph? graph =
            await ReadAsync(workflowName, versionId, "graph", cancellationToken).ConfigureAwait(false);
        if (graph is not null)
        {
            return graph;
        }

        try
        {
            return await ReadAsync(workflowName, versionId, "dag", cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<WorkflowGraph?> ReadAsync(
        string workflowName, string versionId, string form, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "versions", versionId, form);
        Answer<GraphWire> answer = await Api
            .SendAsync(ApiRequest.Get(path), Json.EnvelopeGraphWire, cancellationToken).ConfigureAwait(false);
        return answer.Result!.ToModel(AccountId, workflowName, versionId);
    }
}
