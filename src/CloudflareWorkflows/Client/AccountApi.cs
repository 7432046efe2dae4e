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

/// <summary>The API of one account, by resource. A client has no state, so each property creates a new one.</summary>
internal class AccountApi(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    /// <summary>The number of requests that the command has sent for the account.</summary>
    public int RequestCount => scope.Sender.Sent;

    protected ApiScope Scope => scope;

    public virtual WorkflowsClient Workflows => new(scope);

    public virtual InstancesClient Instances => new(scope);

    public virtual StepsClient Steps => new(scope);

    public virtual SubscriptionsClient Subscriptions => new(scope);

    public virtual InstanceBatchesClient Batches => new(scope);

    public virtual TerminationsClient Terminations => new(scope);

    public virtual DefinitionsClient Definitions => new(scope);

    public virtual VersionsClient Versions => new(scope);

    public virtual GraphsClient Graphs => new(scope);

    public virtual SettingsClient Settings => new(scope);

    public virtual ConcurrencyKeysClient ConcurrencyKeys => new(scope);

    public virtual TriggersClient Triggers => new(scope);

    public virtual AnalyticsClient Analytics => new(scope);

    public RawClient Raw => new(scope);

    /// <summary>Makes sure that the service's time is known. Costs one request if no response has arrived
    /// yet.</summary>
    public virtual Task LearnTimeAsync(CancellationToken cancellationToken) =>
        scope.Sender.Connection.ServerClock.IsKnown ? Task.CompletedTask : Workflows.CheckAsync(cancellationToken);
}

/// <summary>The location of an account's resources.</summary>
/// <param name="Sender">Sends the requests.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Root">The first segments of all paths.</param>
internal sealed record ApiScope(ApiSender Sender, string AccountId, string[] Root)
{
    public static ApiScope Cloud(ApiSender sender, string accountId) => new(sender, accountId, ["accounts", accountId]);

    /// <summary>The local engine has no accounts.</summary>
    public static ApiScope Local(ApiSender sender) => new(sender, LocalApi.Account, []);
}

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
