using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>What an account's workflows are: their code and their settings.</summary>
internal sealed class DefinitionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Creates a workflow or replaces its whole definition, which makes a version.</summary>
    /// <returns>Whether the instances of a deleted workflow of that name are still being ended.</returns>
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
