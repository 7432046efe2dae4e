using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The workflows of an account.</summary>
internal class WorkflowsClient(ApiScope scope) : ResourceClient(scope)
{
    private const int LargestPage = 100;

    /// <summary>Whether deleting a workflow deletes only its instances.</summary>
    public virtual bool DeletesInstancesOnly => false;

    /// <summary>Whether the counts of instances are those of now.</summary>
    public virtual bool HasCurrentCounts => true;

    public virtual IAsyncEnumerable<Workflow[]> ListAsync(string? search, CancellationToken cancellationToken) =>
        ReadableAsync(
            Path("workflows"),
            PageNumberPager.RunAsync(
                (_, page, token) => ReadAsync(search, page ?? 1, token), workflow => workflow.Key(known => known.Name),
                LargestPage,
                cancellationToken),
            workflow => workflow.ToModel(AccountId));

    /// <summary>Verifies credential, account and address with the cheapest request.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => Api.SendAsync(
        ApiRequest.Get(Path("workflows").With("per_page", 1)), Json.EnvelopeLenientItemWorkflowWireArray, cancellationToken);

    public async Task<Workflow> GetAsync(string workflowName, CancellationToken cancellationToken)
    {
        ApiResponse<WorkflowWire> response = await Api.SendAsync(
            ApiRequest.Get(Path("workflows", workflowName)), Json.EnvelopeWorkflowWire, cancellationToken)
            .ConfigureAwait(false);
        return response.Result!.ToModel(AccountId);
    }

    /// <summary>Deletes a workflow and its instances. The service terminates the instances gradually.</summary>
    public Task DeleteAsync(string workflowName, CancellationToken cancellationToken) =>
        SendDeleteAsync(Path("workflows", workflowName), cancellationToken);

    private Task<ApiResponse<LenientItem<WorkflowWire>[]>> ReadAsync(string? search, int page, CancellationToken cancellationToken)
    {
        string path = Path("workflows").With("page", page).With("per_page", LargestPage).With("search", search);
        return Api.SendAsync(ApiRequest.Get(path), Json.EnvelopeLenientItemWorkflowWireArray, cancellationToken);
    }
}
