using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Deletes instances, a hundred with one request, and tells of each what came of it.</summary>
internal static class InstanceDeletion
{
    public static async Task<Outcome<string, string>[]> RunAsync(
        AccountApi api, string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length > 1)
        {
            try
            {
                return await DeleteBatchAsync(api.Batches, workflowName, ids, cancellationToken).ConfigureAwait(false);
            }
            catch (CloudflareException failure) when (MissingEndpoint.IsCauseOf(failure))
            {
                // An older service has no way to delete several at once.
            }
            catch (CloudflareException failure) when (failure.Kind != CloudflareErrorKind.NotAuthenticated)
            {
                return Array.ConvertAll(ids, id => new Outcome<string, string>(id, null, failure));
            }
        }

        return await FanOut.RunAsync(ids, (id, token) => DeleteAsync(api.Instances, workflowName, id, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<string> DeleteAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(workflowName, id, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.NotFound && failure.Attempts > 1)
        {
            // An earlier attempt, whose answer was lost, has deleted it.
        }

        return id;
    }

    private static async Task<Outcome<string, string>[]> DeleteBatchAsync(
        InstanceBatchesClient client, string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        (BatchError[] errors, bool isRepeated) =
            await client.DeleteAsync(workflowName, ids, cancellationToken).ConfigureAwait(false);
        Dictionary<string, BatchError> byId = errors
            .Where(error => !isRepeated || error.Code != ErrorCodes.InstanceNotFound)
            .GroupBy(error => error.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return Array.ConvertAll(ids, id => byId.TryGetValue(id, out BatchError? error)
            ? new Outcome<string, string>(id, null, ToFailure(error))
            : new Outcome<string, string>(id, id, null));
    }

    private static CloudflareException ToFailure(BatchError error) => new(
        error.Code == ErrorCodes.InstanceNotFound ? CloudflareErrorKind.NotFound : CloudflareErrorKind.RequestRefused,
        $"{error.Message} [{error.Code}]")
    {
        Code = error.Code,
    };
}
