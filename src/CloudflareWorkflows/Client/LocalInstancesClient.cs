using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Instances of the local engine behind <c>wrangler dev</c>: pages instead of cursors, and some different
/// names.</summary>
internal sealed class LocalInstancesClient(ApiScope scope) : InstancesClient(scope)
{
    /// <summary>The connections whose engine expects an action; newer engines expect a status.</summary>
    private static readonly ConditionalWeakTable<ApiConnection, StrongBox<bool>> s_wantsAction = new();

    public override bool SupportsRetentionAndLocation => false;

    public override bool ListsInParts => false;

    public override bool ListsEndTimes => false;

    protected override OutputEncoding OutputEncoding => OutputEncoding.Native;

    /// <summary>The engine pages by number, and changes during the listing move items between pages. Created
    /// instances move items down, so they appear again. Stopped or deleted instances, perhaps by the pipeline that
    /// reads the list, move items up, so they would be missed. So each request starts at the creation time where the
    /// last page ended. An engine that returns the same page for every number would never finish; if it does not
    /// report the number of pages, that is an error, because the rest of the list cannot be read.</summary>
    public override async IAsyncEnumerable<WorkflowInstance[]> ListAsync(
        string workflowName, InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Status == InstanceStatus.RollingBack)
        {
            // The engine does not have this status and would refuse it: no instance has it.
            yield break;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        InstanceFilter rest = filter;
        int page = 1;
        string[] previous = [];
        bool isLast;
        do
        {
            ApiResponse<LenientItem<WorkflowInstance>[]> response =
                await ReadAsync(workflowName, rest, null, page, cancellationToken).ConfigureAwait(false);
            isLast = response.Result!.Length < filter.PageSize || response.Info?.TotalPages <= page;
            string[] ids = Array.ConvertAll(response.Result, static instance => instance.Key(known => known.Id));
            if (!isLast && page > 1 && ids.SequenceEqual(previous, StringComparer.Ordinal))
            {
                throw new CloudflareException(
                    CloudflareErrorKind.UnreadableAnswer,
                    $"The local engine returned page {page - 1} again for page {page}, so the list can't be read completely.");
            }

            previous = ids;

            // Reading an id that does not exist leaves an entry in the list, without status and time.
            WorkflowInstance[] newInstances =
                [.. Readable(
                    Path("workflows", workflowName, "instances"), response.Result, instance => Stamp(instance, workflowName))
                    .Where(instance => instance.CreatedOn is not null && seen.Add(instance.Id))];
            yield return newInstances;

            // A page without new instances contains only such entries, or instances of the same moment, or comes from
            // an engine without date filters: then only the page number advances.
            page = newInstances.Length == 0 ? page + 1 : 1;
            rest = newInstances.Length == 0 ? rest : rest with { Before = newInstances[newInstances.Length - 1].CreatedOn };
        }
        while (!isLast);
    }

    public override async Task<WorkflowInstance> CreateAsync(
        string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        if (!instance.IdIsOurs)
        {
            await ThrowIfInUseAsync(workflowName, instance.Id, cancellationToken).ConfigureAwait(false);
        }

        LocalNewInstanceWire body = new(instance.Id, RawJson.Parse(instance.Params));
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances"), body,
            Json.LocalNewInstanceWire) with
        {
            // Not every version of the engine refuses an id that is in use.
            Safety = RetrySafety.OnlyIfNothingDone,
        };
        ApiResponse<WorkflowInstance> response = await Api.SendAsync(
            request, Json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Created(request, response.Result!, workflowName);
    }

    /// <summary>Throws if an id is in use. Engines before October 2026 report success without starting an
    /// instance.</summary>
    private async Task ThrowIfInUseAsync(string workflowName, string id, CancellationToken cancellationToken)
    {
        try
        {
            _ = await GetAsync(workflowName, id, steps: false, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.NotFound)
        {
            return;
        }

        throw new CloudflareException(CloudflareErrorKind.Conflict, $"an instance '{id}' already exists.")
        {
            Code = ErrorCodes.InstanceExists,
        };
    }

    /// <summary>An engine rejects a body that it does not understand before it acts. An engine may forward a change
    /// to another engine of another version, so the known format is only tried first.</summary>
    protected override async Task<string> ChangeStatusAsync(
        string workflowName, string id, StatusChange change, RetrySafety safety, CreationCost? creates,
        CancellationToken cancellationToken)
    {
        StrongBox<bool> wantsAction = s_wantsAction.GetOrCreateValue(Api.Connection);
        bool isAction = wantsAction.Value;
        string? status;
        try
        {
            status = await SendAsync(isAction).ConfigureAwait(false);
        }
        catch (CloudflareException first) when (IsInvalid(first))
        {
            try
            {
                status = await SendAsync(!isAction).ConfigureAwait(false);
                wantsAction.Value = !isAction;
            }
            catch (CloudflareException second) when (IsInvalid(second))
            {
                throw first;
            }
        }

        return status ?? await ReadStatusAsync(workflowName, id, cancellationToken).ConfigureAwait(false);

        Task<string?> SendAsync(bool asAction)
        {
            string path = StatusPath(workflowName, id);
            ApiRequest request = asAction
                ? ApiRequest.Of(ApiRequest.Patch, path, LocalActionWire.Of(change), Json.LocalActionWire)
                : ApiRequest.Of(ApiRequest.Patch, path, change, Json.StatusChange);
            return SendChangeAsync(request with { Safety = safety }, cancellationToken);
        }
    }

    private static bool IsInvalid(CloudflareException failure) =>
        failure is { Kind: CloudflareErrorKind.RequestRefused, StatusCode: 400 };

    /// <summary>Reads the status after a change. A failure of the read does not fail the change.</summary>
    private async Task<string> ReadStatusAsync(string workflowName, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await GetAsync(workflowName, id, steps: false, cancellationToken).ConfigureAwait(false)).Status;
        }
        catch (CloudflareException)
        {
            return InstanceStatus.Unknown;
        }
    }
}
