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
                return await DeleteBatchAsync(api, workflowName, ids, cancellationToken).ConfigureAwait(false);
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

        return await FanOut.RunAsync(
            ids, (id, token) => DeleteAsync(api.Instances, workflowName, id, isRepeated: false, token),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Outcome<string, string>[]> DeleteBatchAsync(
        AccountApi api, string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        DeletedBatch batch = await api.Batches.DeleteAsync(workflowName, ids, cancellationToken).ConfigureAwait(false);
        Dictionary<string, BatchError> byId = batch.Errors
            .GroupBy(error => error.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

        // Of those that the answer leaves out nobody knows: they are deleted once more.
        string[] leftOut = [.. ids.Where(id => !batch.Deleted.Contains(id) && !byId.ContainsKey(id)).Distinct()];
        Outcome<string, string>[] again = await FanOut.RunAsync(
            leftOut, (id, token) => DeleteAsync(api.Instances, workflowName, id, isRepeated: true, token),
            cancellationToken).ConfigureAwait(false);
        Dictionary<string, Outcome<string, string>> told =
            again.ToDictionary(outcome => outcome.Input, StringComparer.Ordinal);
        return Array.ConvertAll(ids, id => told.TryGetValue(id, out Outcome<string, string>? outcome) ? outcome
            : byId.TryGetValue(id, out BatchError? error) && !(batch.IsRepeated && IsMissing(error))
                ? new Outcome<string, string>(id, null, ToFailure(error))
            : new Outcome<string, string>(id, id, null));
    }

    /// <param name="client">Deletes it.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="id">The instance.</param>
    /// <param name="isRepeated">Whether an earlier request may have deleted it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private static async Task<string> DeleteAsync(
        InstancesClient client, string workflowName, string id, bool isRepeated, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(workflowName, id, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (
            failure.Kind == CloudflareErrorKind.NotFound && (isRepeated || failure.Attempts > 1))
        {
            // An earlier attempt, whose answer was lost or did not tell, has deleted it.
        }

        return id;
    }

    private static bool IsMissing(BatchError error) => error.Code == ErrorCodes.InstanceNotFound;

    private static CloudflareException ToFailure(BatchError error) => new(
        IsMissing(error) ? CloudflareErrorKind.NotFound : CloudflareErrorKind.RequestRefused,
        $"{error.Message} [{error.Code}]")
    {
        Code = error.Code,
    };
}
