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

/// <summary>The instances of an account's workflows, one by one and page by page.</summary>
internal class InstancesClient(ApiScope scope) : ResourceClient(scope)
{
    private static readonly byte[] s_noPayload = "{}"u8.ToArray();

    /// <summary>Whether the engine knows retention and location; the local one takes no notice of them.</summary>
    public virtual bool SupportsRetentionAndLocation => true;

    /// <summary>Whether several walks through parts of one list give what one walk through all of it gives.</summary>
    public virtual bool ListsInParts => true;

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

        return response.Result.ToModel(new InstanceKey(AccountId, workflowName, id), OutputEncoding, cancellationToken);
    }

    /// <summary>Creates one instance. It may be sent again after a lost response, because it carries its id: whether an
    /// id that is then in use is its own is for the caller to find out.</summary>
    public virtual async Task<WorkflowInstance> CreateAsync(
        string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances"), NewInstanceWire.From(instance),
            Json.NewInstanceWire) with
        {
            Creates = CreationOf(workflowName, 1),
        };
        ApiResponse<WorkflowInstance> response = await Api
            .SendAsync(request, Json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Created(request, response.Result!, workflowName);
    }

    /// <summary>Pauses, resumes or stops an instance. Repeating it does no harm.</summary>
    /// <returns>The status after the call.</returns>
    public Task<string> ChangeStatusAsync(
        string workflowName, string id, StatusChange change, CancellationToken cancellationToken) =>
        ChangeStatusAsync(workflowName, id, change, RetrySafety.Repeatable, null, cancellationToken);

    /// <summary>Starts an instance again, from its beginning or from a step. Twice is not once.</summary>
    /// <returns>The status after the call.</returns>
    public Task<string> RestartAsync(
        string workflowName, string id, RestartPoint? from, CancellationToken cancellationToken) =>
        ChangeStatusAsync(
            workflowName, id, new StatusChange("restart") { From = from }, RetrySafety.OnlyIfNothingDone,
            CreationOf(workflowName, 1), cancellationToken);

    /// <summary>Sends an event to an instance. Twice is not once.</summary>
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

    /// <summary>Deletes one instance and all that is kept of it.</summary>
    public Task DeleteAsync(string workflowName, string id, CancellationToken cancellationToken) =>
        Api.SendAllowEmptyAsync(
            new ApiRequest(HttpMethod.Delete, Path("workflows", workflowName, "instances", id)) { AllowsEmptyResponse = true },
            Json.EnvelopeJsonElement,
            cancellationToken);

    protected virtual Task<ApiResponse<LenientItem<WorkflowInstance>[]>> ReadAsync(
        string workflowName, InstanceFilter filter, string? cursor, int? page, CancellationToken cancellationToken)
    {
        // A cursor excludes a page number; the direction is always said, since the default is not documented.
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

    /// <summary>An instance that was created. Without an id the response does not tell of it.</summary>
    protected WorkflowInstance Created(ApiRequest request, WorkflowInstance instance, string workflowName) =>
        string.IsNullOrEmpty(instance.Id) ? throw ApiExceptions.MissingResult(request) : Stamp(instance, workflowName);

    protected WorkflowInstance Stamp(WorkflowInstance instance, string workflowName)
    {
        instance.WorkflowName = workflowName;
        instance.AccountId = AccountId;
        return instance;
    }

    protected virtual async Task<string> ChangeStatusAsync(
        string workflowName, string id, StatusChange change, RetrySafety safety, CreationCost? creates,
        CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(ApiRequest.Patch, StatusPath(workflowName, id), change, Json.StatusChange);
        return await SendChangeAsync(request with { Safety = safety, Creates = creates }, cancellationToken)
            .ConfigureAwait(false) ?? InstanceStatus.Unknown;
    }

    protected string StatusPath(string workflowName, string id) =>
        Path("workflows", workflowName, "instances", id, "status");

    /// <summary>Sends a change of status.</summary>
    /// <returns>The status after it; null if the engine does not tell.</returns>
    protected async Task<string?> SendChangeAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse<StatusChangedWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeStatusChangedWire, cancellationToken).ConfigureAwait(false);
        return response.Result?.Status;
    }
}
