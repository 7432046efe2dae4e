using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Operations on up to 100 instances with one request.</summary>
internal class InstanceBatchesClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Creates instances. The request may be retried because each instance has its id. The service silently
    /// omits ids that are in use from the response.</summary>
    public virtual async Task<CreatedBatch> CreateAsync(
        string workflowName, NewInstance[] instances, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances", "batch"),
            Array.ConvertAll(instances, NewInstanceWire.From), Json.NewInstanceWireArray) with
        {
            Creates = CreationOf(workflowName, instances.Length),
        };
        ApiResponse<LenientItem<WorkflowInstance>[]> response = await Api
            .SendAsync(request, Json.EnvelopeLenientItemWorkflowInstanceArray, cancellationToken).ConfigureAwait(false);
        WorkflowInstance[] readable = [.. response.Result!.Select(one => one.Item).OfType<WorkflowInstance>()];
        foreach (WorkflowInstance created in readable)
        {
            created.WorkflowName = workflowName;
            created.AccountId = AccountId;
        }

        return new CreatedBatch(
            readable.ToLookup(created => created.Id, StringComparer.Ordinal),
            response.Attempts > 1 || readable.Length < response.Result!.Length, response.FirstSentOn);
    }

    /// <summary>Deletes instances.</summary>
    public async Task<DeletedBatch> DeleteAsync(
        string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances", "batch", "delete"), new DeleteBatchWire(ids),
            Json.DeleteBatchWire);
        ApiResponse<DeletedBatchWire> response =
            await Api.SendAsync(request, Json.EnvelopeDeletedBatchWire, cancellationToken).ConfigureAwait(false);
        return new DeletedBatch(
            new HashSet<string>((response.Result!.Deleted ?? []).Select(one => one.Item?.Id).OfType<string>(), StringComparer.Ordinal),
            [.. (response.Result.Errors ?? []).Select(one => one.Item).OfType<BatchError>()], response.EarlierMayHaveActed);
    }
}
