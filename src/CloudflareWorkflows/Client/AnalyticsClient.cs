using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The analytics of an account: events of its workflows, counted by the service.</summary>
internal sealed class AnalyticsClient(ApiScope scope) : ResourceClient(scope)
{
    private const string Permission = "Account Analytics Read";
    private const string RetryCount = "retryCount";

    /// <summary>The limits of each account, for as long as its connection exists.</summary>
    private static readonly ConditionalWeakTable<ApiConnection, ConcurrentDictionary<string, AnalyticsLimits>> s_limits = new();

    /// <summary>The time of the service.</summary>
    public DateTimeOffset Now => Api.Connection.ServerClock.Now;

    private ConcurrentDictionary<string, AnalyticsLimits> Known => s_limits.GetOrCreateValue(Api.Connection);

    /// <summary>Reads what the account may ask. A connection sends this request once.</summary>
    public async Task<AnalyticsLimits> GetLimitsAsync(CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(AccountId, out AnalyticsLimits? known))
        {
            return known;
        }

        AnalyticsLimits limits;
        try
        {
            AnalyticsAccountSettingsWire account = await ReadAccountAsync(
                AnalyticsDocument.Settings(AccountId), 1, GraphQlJsonContext.Default.AnalyticsSettings, cancellationToken)
                .ConfigureAwait(false);
            limits = account.Settings?.WorkflowsAdaptiveGroups?.ToModel() ?? new AnalyticsLimits();
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.RequestRefused)
        {
            // The documented limits apply to an account that can't tell its own.
            limits = new AnalyticsLimits();
        }

        return Known[AccountId] = limits;
    }

    /// <summary>Reads nodes with one request. The rows of each query are in no particular order. If there are as many as
    /// its limit, more may be missing.</summary>
    /// <exception cref="CloudflareException">The request failed, or the response has errors.</exception>
    public async Task<AnalyticsRow[][]> QueryAsync(IReadOnlyList<AnalyticsQuery> nodes, CancellationToken cancellationToken)
    {
        AnalyticsLimits limits = await GetLimitsAsync(cancellationToken).ConfigureAwait(false);
        if (!limits.IsEnabled)
        {
            // The permission may be granted at any time.
            _ = Known.TryRemove(AccountId, out _);
            throw new CloudflareException(
                CloudflareErrorKind.PermissionDenied, "Analytics of workflows aren't enabled for this credential in this account.")
            {
                Permission = Permission,
            };
        }

        if (!limits.HasRetryCount)
        {
            return await QueryAsync(nodes, withRetryCount: false, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await QueryAsync(nodes, withRetryCount: true, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (MayConcernRetryCount(failure))
        {
            // The sum isn't documented, so the query has to work without it.
            AnalyticsRow[][] rows = await QueryAsync(nodes, withRetryCount: false, cancellationToken).ConfigureAwait(false);
            Known[AccountId] = limits with { HasRetryCount = false };
            return rows;
        }
    }

    private static bool MayConcernRetryCount(CloudflareException failure) =>
        failure.Kind == CloudflareErrorKind.RequestRefused || failure.Errors.Any(error =>
            error.Message?.IndexOf(RetryCount, StringComparison.Ordinal) >= 0);

    private async Task<AnalyticsRow[][]> QueryAsync(
        IReadOnlyList<AnalyticsQuery> nodes, bool withRetryCount, CancellationToken cancellationToken)
    {
        AnalyticsDocument document = new(AccountId, withRetryCount);
        foreach (AnalyticsQuery node in nodes)
        {
            document.Add(node);
        }

        Dictionary<string, AnalyticsRowWire[]> account = await ReadAccountAsync(
            document.ToRequest(), nodes.Count, GraphQlJsonContext.Default.AnalyticsRows, cancellationToken).ConfigureAwait(false);
        return [.. nodes.Select((_, index) => account.TryGetValue(AnalyticsDocument.Alias(index), out AnalyticsRowWire[]? rows) && rows is not null
            ? Array.ConvertAll<AnalyticsRowWire?, AnalyticsRow>(rows, row => row?.ToModel() ?? throw OutOfRange())
            : throw Incomplete())];
    }

    private async Task<TAccount> ReadAccountAsync<TAccount>(
        GraphQlRequest query, int nodes, JsonTypeInfo<Envelope<AnalyticsWire<TAccount>>> shape, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(HttpMethod.Post, ApiPath.Of("graphql"), query, GraphQlJsonContext.Default.GraphQlRequest)
            with
        {
            AnalyticsNodes = nodes,
            Classify = AnalyticsErrorClassifier.Classify,
            Permission = Permission,
        };
        ApiResponse<AnalyticsWire<TAccount>> response = await Api.SendAsync(request, shape, cancellationToken).ConfigureAwait(false);
        return response.Result!.Viewer?.Accounts is [TAccount account, ..] ? account : throw Incomplete();
    }

    private static CloudflareException OutOfRange() =>
        new(CloudflareErrorKind.UnreadableAnswer, "A row of the response is empty, or its figures are out of range.");

    private static CloudflareException Incomplete() =>
        new(CloudflareErrorKind.UnreadableAnswer, "The response lacks the account, or one of the requested nodes.");
}
