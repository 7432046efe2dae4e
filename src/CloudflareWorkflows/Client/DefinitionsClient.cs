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
    /// <summary>Creates a workflow or replaces its complete definition, which creates a version.</summary>
    /// <returns>Whether instances of a deleted workflow with the same name are still being terminated.</returns>
    public async Task<bool> PutAsync(
        string workflowName, WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Put, Path("workflows", workflowName), DefinitionWire.From(definition), Json.DefinitionWire);
        ApiResponse<DeployedWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeDeployedWire, cancellationToken).ConfigureAwait(false);
        return response.Result?.TerminatorRunning > 0;
    }
}
