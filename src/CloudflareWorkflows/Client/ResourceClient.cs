using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The base class of all resource clients.</summary>
internal abstract class ResourceClient(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    protected static ApiJsonContext Json => ApiJsonContext.Default;

    protected ApiSender Api => scope.Sender;

    /// <summary>A path below the account.</summary>
    protected ApiPath Path(params string[] segments) => ApiPath.Of([.. scope.Root, .. segments]);

    /// <summary>Converts the valid items and reports each malformed one to the user.</summary>
    /// <param name="path">The path that they were read from.</param>
    /// <param name="items">All items.</param>
    /// <param name="toModel">Converts one item.</param>
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

    /// <summary>The creation cost of a request.</summary>
    protected CreationCost CreationOf(string workflowName, int weight) => new($"{scope.AccountId}/{workflowName}", weight);

    /// <summary>Deletes the resource at a path. If it is missing when the request is retried, an earlier attempt
    /// deleted it.</summary>
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
                    CloudflareErrorKind.RequestRefused, $"nothing was deleted; the service returned the status '{response.Result.Status}'.");
            }
        }
        catch (CloudflareException failure) when (IsGone(failure))
        {
            // An earlier attempt deleted it.
        }
    }

    /// <summary>Whether the service reports that the resource is missing after an attempt that may have deleted it. A
    /// 404 from an intermediary says nothing.</summary>
    protected static bool IsGone(CloudflareException failure) =>
        failure is { Kind: CloudflareErrorKind.NotFound, Code: not null, MayHaveActed: true };
}
