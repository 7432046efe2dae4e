using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The concurrency keys of an account.</summary>
internal sealed class ConcurrencyKeysClient(ApiScope scope) : ResourceClient(scope)
{
    private const int LargestPage = 100;

    public IAsyncEnumerable<WorkflowConcurrencyKey[]> ListAsync(CancellationToken cancellationToken) =>
        ReadableAsync(
            Path("workflows", "concurrency"),
            PageNumberPager.RunAsync(
                (_, page, token) => ReadAsync(page ?? 1, token), key => key.Key(known => known.KeyId), LargestPage,
                cancellationToken),
            Stamp);

    /// <summary>Reads one key, with the workflows that use it.</summary>
    public Task<WorkflowConcurrencyKey> GetAsync(string keyId, CancellationToken cancellationToken) =>
        SendAsync(ApiRequest.Get(Path("workflows", "concurrency", keyId)), cancellationToken);

    /// <summary>Creates a key. The request isn't retried after a lost response: the name would be in use because of
    /// the first attempt.</summary>
    public Task<WorkflowConcurrencyKey> CreateAsync(string name, int limit, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", "concurrency"), new ConcurrencyKeyWire(name, limit), Json.ConcurrencyKeyWire);
        return SendAsync(request with { Safety = RetrySafety.OnlyIfNothingDone }, cancellationToken);
    }

    /// <summary>Sets the limit of a key.</summary>
    /// <returns>The key; null if the service confirms the change without returning the key.</returns>
    public async Task<WorkflowConcurrencyKey?> ChangeAsync(
        string keyId, int limit, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            ApiRequest.Patch, Path("workflows", "concurrency", keyId), new ConcurrencyKeyWire(null, limit), Json.ConcurrencyKeyWire);
        ApiResponse<WorkflowConcurrencyKey> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeWorkflowConcurrencyKey, cancellationToken).ConfigureAwait(false);
        return response.Result is WorkflowConcurrencyKey key ? Stamp(key) : null;
    }

    public Task DeleteAsync(string keyId, CancellationToken cancellationToken) =>
        SendDeleteAsync(Path("workflows", "concurrency", keyId), cancellationToken);

    private async Task<WorkflowConcurrencyKey> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse<WorkflowConcurrencyKey> response = await Api
            .SendAsync(request, Json.EnvelopeWorkflowConcurrencyKey, cancellationToken).ConfigureAwait(false);
        return Stamp(response.Result!);
    }

    private WorkflowConcurrencyKey Stamp(WorkflowConcurrencyKey key)
    {
        key.AccountId = AccountId;
        return key;
    }

    private Task<ApiResponse<LenientItem<WorkflowConcurrencyKey>[]>> ReadAsync(int page, CancellationToken cancellationToken)
    {
        string path = Path("workflows", "concurrency").With("page", page).With("per_page", LargestPage);
        return Api.SendAsync(ApiRequest.Get(path), Json.EnvelopeLenientItemWorkflowConcurrencyKeyArray, cancellationToken);
    }
}
