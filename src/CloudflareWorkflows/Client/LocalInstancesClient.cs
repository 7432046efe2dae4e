using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Instances in the dialect of the engine behind <c>wrangler dev</c>: pages instead of cursors, and some names
/// of its own.</summary>
internal sealed class LocalInstancesClient(ApiScope scope) : InstancesClient(scope)
{
    /// <summary>The connections whose engine wants an action where newer ones want a status.</summary>
    private static readonly ConditionalWeakTable<ApiConnection, StrongBox<bool>> s_wantsAction = new();

    public override bool SupportsRetentionAndLocation => false;

    public override bool ListsInParts => false;

    protected override OutputEncoding OutputEncoding => OutputEncoding.Native;

    /// <summary>The engine pages by number, and what happens during the walk moves items to another page: what is
    /// created moves them down, where they are seen again; what is stopped or removed, perhaps by the very pipeline that
    /// reads the list, moves them up, where they would be missed. So each page begins where the last one ended in
    /// time. An engine that gives one page for every number would never come to an end, which is an error where it does not
    /// count its pages: the rest of the list cannot be had.</summary>
    public override async IAsyncEnumerable<WorkflowInstance[]> ListAsync(
        string workflowName, InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Status == InstanceStatus.RollingBack)
        {
            // The engine does not know this status and would refuse it: no instance is in it.
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
                    $"The local engine gave page {page - 1} again for page {page}, so the list cannot be read to its end.");
            }

            previous = ids;

            // Reading an id that does not exist leaves a phantom in the list, with neither status nor time.
            WorkflowInstance[] newInstances =
                [.. Readable(
                    Path("workflows", workflowName, "instances"), response.Result, instance => Stamp(instance, workflowName))
                    .Where(instance => instance.CreatedOn is not null && seen.Add(instance.Id))];
            yield return newInstances;

            // A page with nothing new holds phantoms, or one moment's instances, or comes from an engine that does not
            // know dates yet: there, only its number leads on.
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
            // Not every build of the engine refuses an id that is in use.
            Safety = RetrySafety.OnlyIfNothingDone,
        };
        ApiResponse<WorkflowInstance> response = await Api.SendAsync(
            request, Json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Created(request, response.Result!, workflowName);
    }

    /// <summary>Refuses an id that is in use. Engines before October 2026 response as if they had started it, and have not.</summary>
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

        throw new CloudflareException(CloudflareErrorKind.Conflict, $"there is an instance '{id}' already.")
        {
            Code = ErrorCodes.InstanceExists,
        };
    }

    /// <summary>What an engine does not understand it refuses before it does anything. An engine may pass a change on to another
    /// one, of another version, so that what was found out is only tried first.</summary>
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

    /// <summary>Reads the status after a change that was made. Whatever comes of that, the change is made.</summary>
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
