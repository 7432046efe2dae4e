using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The versions of an account's workflows.</summary>
internal sealed class VersionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>The service accepts 1 to 100; the default is 50.</summary>
    public const int LargestPage = 100;

    /// <summary>Lists versions, newest first, page by page.</summary>
    public IAsyncEnumerable<WorkflowVersion[]> ListAsync(
        string workflowName, int pageSize, CancellationToken cancellationToken) =>
        ReadableAsync(
            Path("workflows", workflowName, "versions"),
            PageNumberPager.RunAsync(
                (_, page, token) => ReadAsync(workflowName, page ?? 1, pageSize, token),
                version => version.Key(known => known.Id!),
                pageSize,
                cancellationToken),
            version => version.ToModel(AccountId, workflowName));

    /// <summary>Reads the version that new instances use; null if there is none.</summary>
    public async Task<WorkflowVersion?> GetNewestAsync(string workflowName, CancellationToken cancellationToken)
    {
        // An update keeps the settings of this version, so a malformed version must not count as none.
        ApiResponse<LenientItem<VersionWire>[]> response =
            await ReadAsync(workflowName, 1, 1, cancellationToken).ConfigureAwait(false);
        LenientItem<VersionWire> newest = response.Result!.FirstOrDefault();
        return newest.Malformed is MalformedItem malformed
            ? throw ApiExceptions.Unreadable(Path("workflows", workflowName, "versions"), malformed)
            : newest.Item?.ToModel(AccountId, workflowName);
    }

    public async Task<WorkflowVersion> GetAsync(
        string workflowName, string versionId, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "versions", versionId);
        ApiResponse<VersionWire> response = await Api
            .SendAsync(ApiRequest.Get(path), Json.EnvelopeVersionWire, cancellationToken).ConfigureAwait(false);
        return (response.Result! with { Id = response.Result.Id ?? versionId }).ToModel(AccountId, workflowName);
    }

    private Task<ApiResponse<LenientItem<VersionWire>[]>> ReadAsync(
        string workflowName, int page, int pageSize, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "versions").With("page", page).With("per_page", pageSize);
        return Api.SendAsync(ApiRequest.Get(path), Json.EnvelopeLenientItemVersionWireArray, cancellationToken);
    }
}
