using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The instances of an account's workflows.</summary>
internal class InstancesClient(ApiScope scope) : ResourceClient(scope)
{
    private static readonly byte[] s_noPayload = "{}"u8.ToArray();

    /// <summary>Whether the engine supports retention and location; the local engine ignores them.</summary>
    public virtual bool SupportsRetentionAndLocation => true;

    /// <summary>Whether all parts of a list have the same instances as the whole list.</summary>
    public virtual bool ListsInParts => true;

    /// <summary>Whether lists report when instances ended.</summary>
    public virtual bool ListsEndTimes => true;

    protected virtual OutputEncoding OutputEncoding => OutputEncoding.JsonString;

    /// <summary>Lists instances, newest first unless the filter says otherwise, page by page.</summary>
    public virtual IAsyncEnumerable<WorkflowInstance[]> ListAsync(
        string workflowName, InstanceFilter filter, CancellationToken cancellationToken) =>
        ReadableAsync(
            Path("workflows", workflowName, "instances"),
            CursorPager.RunAsync(
                (cursor, page, token) => ReadAsync(workflowName, filter, cursor, page, token),
                instance => instance.Key(known => known.Id),
                filter.PageSize,
                cancellationToken),
            instance => Stamp(instance, workflowName));

    public virtual async Task<WorkflowInstanceDetail> GetAsync(
        string workflowName, string id, bool steps, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "instances", id).With("simple", steps ? null : "true");
        ApiResponse<InstanceWire> response = await Api
            .SendAsync(ApiRequest.Get(path), Json.EnvelopeInstanceWire, cancellationToken).ConfigureAwait(false);
        foreach (MalformedItem step in response.Result!.MalformedSteps)
        {
            Api.Report(Path("workflows", workflowName, "instances", id), step);
        }

        return Stamp(response.Result.ToModel(new InstanceKey(AccountId, workflowName, id), OutputEncoding), workflowName);
    }

    /// <summary>Creates one instance. The request may be retried after a lost response because the instance has its
    /// id. If the id is then in use, the caller has to find out whether an earlier attempt created the
    /// instance.</summary>
    public virtual async Task<WorkflowInstance> CreateAsync(
        string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances"), NewInstanceWire.From(instance), Json.NewInstanceWire) with
        {
            Creates = CreationOf(workflowName, 1),
        };
        ApiResponse<WorkflowInstance> response =
            await Api.SendAsync(request, Json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Created(request, response.Result!, workflowName);
    }

    /// <summary>Pauses, resumes or stops an instance. The request is idempotent.</summary>
    /// <returns>The status after the call.</returns>
    public Task<string> ChangeStatusAsync(
        string workflowName, string id, StatusChange change, CancellationToken cancellationToken) =>
        ChangeStatusAsync(workflowName, id, change, RetrySafety.Repeatable, null, cancellationToken);

    /// <summary>Restarts an instance, from its beginning or from a step. The request isn't idempotent.</summary>
    /// <returns>The status after the call.</returns>
    public Task<string> RestartAsync(
        string workflowName, string id, RestartPoint? from, CancellationToken cancellationToken) =>
        ChangeStatusAsync(
            workflowName, id, new StatusChange("restart") { From = from }, RetrySafety.OnlyIfNothingDone,
            CreationOf(workflowName, 1), cancellationToken);

    /// <summary>Sends an event to an instance. The request isn't idempotent.</summary>
    public Task SendEventAsync(
        string workflowName, string id, string type, byte[]? payload, CancellationToken cancellationToken) =>
        Api.SendAllowEmptyAsync(
            new ApiRequest(HttpMethod.Post, Path("workflows", workflowName, "instances", id, "events", type))
            {
                Body = payload ?? s_noPayload,
                Safety = RetrySafety.OnlyIfNothingDone,
            },
            Json.EnvelopeJsonElement,
            cancellationToken);

    /// <summary>Deletes one instance with all its data.</summary>
    public Task DeleteAsync(string workflowName, string id, CancellationToken cancellationToken) =>
        Api.SendAllowEmptyAsync(
            new ApiRequest(HttpMethod.Delete, Path("workflows", workflowName, "instances", id)) { AllowsEmptyResponse = true },
            Json.EnvelopeJsonElement,
            cancellationToken);

    protected virtual Task<ApiResponse<LenientItem<WorkflowInstance>[]>> ReadAsync(
        string workflowName, InstanceFilter filter, string? cursor, int? page, CancellationToken cancellationToken)
    {
        // A cursor excludes a page number. The direction is always explicit because the default is not documented.
        string path = Path("workflows", workflowName, "instances")
            .With("per_page", filter.PageSize)
            .With("direction", filter.OldestFirst ? "asc" : "desc")
            .With("status", filter.Status)
            .With("date_start", filter.After)
            .With("date_end", filter.Before)
            .With("cursor", cursor)
            .With("page", page?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Api.SendAsync(ApiRequest.Get(path), Json.EnvelopeLenientItemWorkflowInstanceArray, cancellationToken);
    }

    /// <summary>Completes a created instance. A response without an id is malformed.</summary>
    protected WorkflowInstance Created(ApiRequest request, WorkflowInstance instance, string workflowName) =>
        string.IsNullOrEmpty(instance.Id) ? throw ApiExceptions.MissingResult(request) : Stamp(instance, workflowName);

    protected T Stamp<T>(T instance, string workflowName)
        where T : WorkflowInstance
    {
        (instance.WorkflowName, instance.AccountId, instance.ReceivedOn) = (workflowName, AccountId, ModuleTime.UtcNow);
        return instance;
    }

    protected virtual async Task<string> ChangeStatusAsync(
        string workflowName, string id, StatusChange change, RetrySafety safety, CreationCost? creates,
        CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(ApiRequest.Patch, StatusPath(workflowName, id), change, Json.StatusChange);
        request = request with { Safety = safety, Creates = creates };
        return await SendChangeAsync(request, cancellationToken).ConfigureAwait(false) ?? InstanceStatus.Unknown;
    }

    protected string StatusPath(string workflowName, string id) => Path("workflows", workflowName, "instances", id, "status");

    /// <summary>Sends a change of status.</summary>
    /// <returns>The new status; null if the engine does not return it.</returns>
    protected async Task<string?> SendChangeAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse<StatusChangedWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeStatusChangedWire, cancellationToken).ConfigureAwait(false);
        return response.Result?.Status;
    }
}
