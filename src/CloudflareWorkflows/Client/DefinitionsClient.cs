using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The definitions of an account's workflows: code and settings.</summary>
internal sealed class DefinitionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Creates a workflow or replaces all that a deployment sets, which creates a version.</summary>
    /// <returns>Whether instances of a deleted workflow with the same name are still being terminated.</returns>
    public async Task<bool> PutAsync(
        string workflowName, WorkflowDeployment deployment, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Put, Path("workflows", workflowName), DefinitionWire.From(deployment), Json.DefinitionWire);
        ApiResponse<DeployedWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeDeployedWire, cancellationToken).ConfigureAwait(false);
        return response.Result?.TerminatorRunning > 0;
    }
}
