using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Cloudflare's Workflows API by name. A dialect overrides what it does otherwise.</summary>
internal class WorkflowsClient(ApiSender api, string accountId) : ResourceClient(api, accountId)
{
    private static readonly ApiJsonContext s_json = ApiJsonContext.Default;

    /// <summary>Whether the engine knows retention and location; the local one takes no notice of them.</summary>
    public virtual bool KeepsAndPlacesInstances => true;

    protected virtual OutputForm OutputForm => OutputForm.Encoded;

    public virtual IAsyncEnumerable<Workflow[]> ListWorkflowsAsync(
        string? search, CancellationToken cancellationToken) =>
        PageWalk.RunAsync(
            async (_, page, token) =>
            {
                string path = Path("workflows").With("page", page ?? 1).With("per_page", 100).With("search", search);
                Answer<WorkflowWire[]> answer = await Api
                    .SendAsync(ApiRequest.Get(path), s_json.EnvelopeWorkflowWireArray, token).ConfigureAwait(false);
                return new Answer<Workflow[]>(
                    [.. answer.Result!.Select(wire => wire.ToModel(AccountId))], answer.Info, answer.Attempts);
            },
            workflow => workflow.Name,
            cancellationToken);

    /// <summary>The cheapest request that shows whether credential, account and address are good.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => Api.SendAsync(
        ApiRequest.Get(Path("workflows").With("per_page", 1)), s_json.EnvelopeWorkflowWireArray, cancellationToken);

    public async Task<Workflow> GetWorkflowAsync(string workflowName, CancellationToken cancellationToken)
    {
        Answer<WorkflowWire> answer = await Api.SendAsync(
            ApiRequest.Get(Path("workflows", workflowName)), s_json.EnvelopeWorkflowWire, cancellationToken)
            .ConfigureAwait(false);
        return answer.Result!.ToModel(AccountId);
    }

    /// <summary>Lists instances, newest first, page by page.</summary>
    public virtual IAsyncEnumerable<WorkflowInstance[]> ListInstancesAsync(
        string workflowName, InstanceFilter filter, CancellationToken cancellationToken) =>
        CursorWalk.RunAsync(
            (cursor, page, token) => ReadInstancesAsync(workflowName, filter, cursor, page, token),
            instance => instance.Id,
            cancellationToken);

    public async Task<WorkflowInstanceDetail> GetInstanceAsync(
        string workflowName, string id, bool steps, CancellationToken cancellationToken)
    {
        string path = Path("workflows", workflowName, "instances", id).With("simple", steps ? null : "true");
        Answer<InstanceWire> answer = await Api
            .SendAsync(ApiRequest.Get(path), s_json.EnvelopeInstanceWire, cancellationToken).ConfigureAwait(false);
        return answer.Result!.ToModel(new InstanceKey(AccountId, workflowName, id), OutputForm);
    }

    /// <summary>Creates one instance. It may be sent again after a lost answer, because it carries its id: whether an
    /// id that is then in use is its own is for the caller to find out.</summary>
    public virtual async Task<WorkflowInstance> CreateInstanceAsync(
        string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances"), NewInstanceWire.From(instance),
            s_json.NewInstanceWire);
        Answer<WorkflowInstance> answer = await Api
            .SendAsync(request, s_json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Stamp(answer.Result!, workflowName);
    }

    /// <summary>Stops an instance. Repeating it does no harm: one that has ended is refused as a conflict.</summary>
    /// <returns>The status after the call.</returns>
    public async Task<string> TerminateInstanceAsync(
        string workflowName, string id, bool rollback, CancellationToken cancellationToken)
    {
        StatusChangeWire change = new("terminate", rollback ? true : null);
        ApiRequest request = ApiRequest.Of(
            ApiRequest.Patch, Path("workflows", workflowName, "instances", id, "status"), change,
            s_json.StatusChangeWire);
        Answer<StatusChangedWire> answer = await Api
            .SendLooselyAsync(request, s_json.EnvelopeStatusChangedWire, cancellationToken).ConfigureAwait(false);
        return answer.Result?.Status ?? InstanceStatus.Unknown;
    }

    protected virtual async Task<Answer<WorkflowInstance[]>> ReadInstancesAsync(
        string workflowName, InstanceFilter filter, string? cursor, int? page, CancellationToken cancellationToken)
    {
        // A cursor excludes a page number; the direction is always said, since the default is not documented.
        string path = Path("workflows", workflowName, "instances")
            .With("per_page", filter.PageSize)
            .With("direction", "desc")
            .With("status", filter.Status)
            .With("date_start", filter.After)
            .With("date_end", filter.Before)
            .With("cursor", cursor)
            .With("page", page?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Answer<WorkflowInstance[]> answer = await Api
            .SendAsync(ApiRequest.Get(path), s_json.EnvelopeWorkflowInstanceArray, cancellationToken)
            .ConfigureAwait(false);
        foreach (WorkflowInstance instance in answer.Result!)
        {
            Stamp(instance, workflowName);
        }

        return answer;
    }

    protected WorkflowInstance Stamp(WorkflowInstance instance, string workflowName)
    {
        instance.WorkflowName = workflowName;
        instance.AccountId = AccountId;
        return instance;
    }
}
