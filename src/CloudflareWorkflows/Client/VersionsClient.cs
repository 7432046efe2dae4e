using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The versions of an account's workflows.</summary>
internal sealed class VersionsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>The service takes 1 to 100 and gives 50 unless told.</summary>
    public const int LargestPage = 100;

    /// <summary>Lists versions, newest first, page by page.</summary>
    public IAsyncEnumerable<WorkflowVersion[]> ListAsync(
        string workflowName, int pageSize, CancellationToken cancellationToken) =>
        PageWalk.RunAsync(
            (_, page, token) => ReadAsync(workflowName, page ?? 1, pageSize, token),
            version => version.VersionId,
            pageSize,
            cancellationToken);

    /// <summary>Reads the version that new instances get; null if there is none.</summary>
    public async Task<WorkflowVersion?> GetNewestAsync(string workflowName, CancellationToken cancellationToken)
    {
        Answer<WorkflowVersion[]> answer =
            await ReadAsync(workflowName, 1, 1, cancellationToken).ConfigureAwait(false);
        return answer.Result!.FirstOrDefault();
    }

    public async Task<WorkflowVersion> GetAsync(
        string workflowName, string versionId, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "versions", versionId);
        Answer<VersionWire> answer = await Api
            .SendAsync(ApiRequest.Get(path), Json.EnvelopeVersionWire, cancellationToken).ConfigureAwait(false);
        return answer.Result!.ToModel(AccountId, workflowName);
    }

    private async Task<Answer<WorkflowVersion[]>> ReadAsync(
        string workflowName, int page, int pageSize, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "versions").With("page", page).With("per_page", pageSize);
        Answer<VersionWire[]> answer = await Api
            .SendAsync(ApiRequest.Get(path), Json.EnvelopeVersionWireArray, cancellationToken).ConfigureAwait(false);
        return new Answer<WorkflowVersion[]>(
            [.. answer.Result!.Select(wire => wire.ToModel(AccountId, workflowName))], answer.Info, answer.Attempts);
    }
}
