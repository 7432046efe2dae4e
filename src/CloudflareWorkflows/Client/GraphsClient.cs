using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The graphs that the service derives from the code of versions.</summary>
internal sealed class GraphsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Reads the graph of a version; null if there is none. If there is none in the current format, it reads
    /// the legacy format, which the OpenAPI document still describes.</summary>
    public async Task<WorkflowGraph?> GetAsync(
        string workflowName, string versionId, CancellationToken cancellationToken)
    {
        ApiResponse<GraphWire> current = await Api
            .SendAsync(RequestFor("graph"), Json.EnvelopeGraphWire, cancellationToken).ConfigureAwait(false);
        if (current.Result!.ToModel(AccountId, workflowName, versionId, cancellationToken) is WorkflowGraph graph)
        {
            return graph;
        }

        try
        {
            // In the legacy format, the result itself may be null.
            ApiResponse<GraphWire> legacy = await Api
                .SendAllowEmptyAsync(RequestFor("dag"), Json.EnvelopeGraphWire, cancellationToken).ConfigureAwait(false);
            return legacy.Result?.ToModel(AccountId, workflowName, versionId, cancellationToken);
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.NotFound)
        {
            return null;
        }

        ApiRequest RequestFor(string form) => ApiRequest.Get(Path("workflows", workflowName, "versions", versionId, form));
    }
}
