using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Deletes instances, a hundred with one request, and tells of each what came of it.</summary>
internal static class InstanceDeletion
{
    /// <param name="api">Where the workflow is.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="ids">The instances, up to 100.</param>
    /// <param name="isAskedBefore">Whether an earlier run asked for the deletion of one, and didn't see what came of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<Outcome<string, string>[]> RunAsync(
        AccountApi api, string workflowName, string[] ids, Func<string, bool> isAskedBefore,
        CancellationToken cancellationToken) =>
        BatchWithFallback.RunAsync(
            ids, token => DeleteBatchAsync(api, workflowName, ids, isAskedBefore, token),
            (id, failure, token) => DeleteAsync(
                api.Instances, workflowName, id, isRepeated: failure is { MayHaveActed: true } || isAskedBefore(id), token),
            (id, failure, token) => SettleAsync(api.Instances, workflowName, id, failure, token),
            MissingEndpoint.IsCauseOf, cancellationToken);

    private static async Task<Outcome<string, string>[]> DeleteBatchAsync(
        AccountApi api, string workflowName, string[] ids, Func<string, bool> isAskedBefore,
        CancellationToken cancellationToken)
    {
        DeletedBatch batch = await api.Batches.DeleteAsync(workflowName, ids, cancellationToken).ConfigureAwait(false);
        ILookup<string, BatchError> errors = batch.Errors.ToLookup(error => error.Id, StringComparer.Ordinal);

        // Of those that the response leaves out nobody knows: they are deleted once more.
        string[] unreported = [.. ids.Where(id => !batch.Deleted.Contains(id) && !errors.Contains(id)).Distinct()];
        Outcome<string, string>[] retriedOutcomes = await FanOut.RunAsync(
            unreported, (id, token) => DeleteAsync(api.Instances, workflowName, id, isRepeated: true, token),
            cancellationToken).ConfigureAwait(false);
        ILookup<string, Outcome<string, string>> retried =
            retriedOutcomes.ToLookup(outcome => outcome.Input, StringComparer.Ordinal);
        return Array.ConvertAll(
            ids, id => retried[id].FirstOrDefault() ?? ToOutcome(id, errors[id].FirstOrDefault(), batch.IsRepeated || isAskedBefore(id)));
    }

    private static Outcome<string, string> ToOutcome(string id, BatchError? error, bool isRepeated) =>
        error is null || (isRepeated && IsMissing(error))
            ? new Outcome<string, string>(id, id, null)
            : new Outcome<string, string>(id, null, ToFailure(error));

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
            failure is { Kind: CloudflareErrorKind.NotFound, Code: not null } && (isRepeated || failure.MayHaveActed))
        {
            // An earlier attempt, whose response was lost or did not tell, has deleted it.
        }
        catch (CloudflareException failure) when (Reconciliation.IsNeeded(failure))
        {
            return await SettleAsync(client, workflowName, id, failure, cancellationToken).ConfigureAwait(false);
        }

        return id;
    }

    /// <summary>Tells whether a request that failed has deleted the instance all the same.</summary>
    /// <exception cref="CloudflareException">The failure, if the instance is still there; that the outcome is unknown, if
    /// that cannot be found out.</exception>
    private static async Task<string> SettleAsync(
        InstancesClient client, string workflowName, string id, CloudflareException failure,
        CancellationToken cancellationToken)
    {
        try
        {
            _ = await Reconciliation.ReadOrUnknownAsync(
                failure, () => client.GetAsync(workflowName, id, steps: false, cancellationToken)).ConfigureAwait(false);
        }
        catch (CloudflareException missing)
            when (missing is { Kind: CloudflareErrorKind.NotFound, Code: not null })
        {
            return id;
        }

        throw failure;
    }

    private static bool IsMissing(BatchError error) => error.Code == ErrorCodes.InstanceNotFound;

    private static CloudflareException ToFailure(BatchError error) => new(
        IsMissing(error) ? CloudflareErrorKind.NotFound : CloudflareErrorKind.RequestRefused,
        $"{error.Message} [{error.Code}]")
    {
        Code = error.Code,
    };
}
