using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>What the clients of all resources share.</summary>
internal abstract class ResourceClient(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    protected static ApiJsonContext Json => ApiJsonContext.Default;

    protected ApiSender Api => scope.Sender;

    /// <summary>A path below the account.</summary>
    protected ApiPath Path(params string[] segments) => ApiPath.Of([.. scope.Root, .. segments]);

    /// <summary>The items that can be read. Of each of the others the user is told.</summary>
    /// <param name="path">Where they were read.</param>
    /// <param name="items">All items.</param>
    /// <param name="toModel">Makes what is given of one.</param>
    protected TModel[] Readable<TWire, TModel>(string path, LenientItem<TWire>[] items, Func<TWire, TModel> toModel)
        where TWire : class =>
        LenientItem<TWire>.Readable(items, toModel, malformed => Api.Report(path, malformed));

    /// <summary>The same, page by page.</summary>
    protected async IAsyncEnumerable<TModel[]> ReadableAsync<TWire, TModel>(
        string path, IAsyncEnumerable<LenientItem<TWire>[]> pages, Func<TWire, TModel> toModel)
        where TWire : class
    {
        await foreach (LenientItem<TWire>[] page in pages.ConfigureAwait(false))
        {
            yield return Readable(path, page, toModel);
        }
    }

    /// <summary>Instances of a workflow that a request creates or restarts.</summary>
    protected CreationCost CreationOf(string workflowName, int weight) => new($"{scope.AccountId}/{workflowName}", weight);

    /// <summary>Deletes what is at a path. What is gone when the request is repeated went by an attempt whose response was
    /// lost.</summary>
    protected async Task SendDeleteAsync(string path, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Delete, path) { AllowsEmptyResponse = true };
        try
        {
            ApiResponse<DeletedWire> response = await Api
                .SendAllowEmptyAsync(request, Json.EnvelopeDeletedWire, cancellationToken).ConfigureAwait(false);
            if (response.Result?.Success == false)
            {
                throw new CloudflareException(
                    CloudflareErrorKind.RequestRefused, $"nothing was deleted; the service says '{response.Result.Status}'.");
            }
        }
        catch (CloudflareException failure) when (IsGone(failure))
        {
            // That was its end.
        }
    }

    /// <summary>Whether the service says that what was to be deleted is not there, after an attempt that may have deleted
    /// it. A page of something else that answers 404 says nothing.</summary>
    protected static bool IsGone(CloudflareException failure) =>
        failure is { Kind: CloudflareErrorKind.NotFound, Code: not null, MayHaveActed: true };
}
