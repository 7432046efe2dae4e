using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Deletes instances, up to 100 with one request, and returns the outcome of each.</summary>
internal static class InstanceDeletion
{
    /// <param name="api">The account of the workflow.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="ids">The instances, up to 100.</param>
    /// <param name="isAskedBefore">Whether an earlier run requested the deletion of an instance without seeing the
    /// outcome.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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

        // The outcome of instances that the response omits is unknown: they are deleted again.
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

    /// <param name="client">The client.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="id">The instance.</param>
    /// <param name="isRepeated">Whether an earlier request may have deleted it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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
            // An earlier attempt deleted it, but its response was lost or omitted it.
        }
        catch (CloudflareException failure) when (Reconciliation.IsNeeded(failure))
        {
            return await SettleAsync(client, workflowName, id, failure, cancellationToken).ConfigureAwait(false);
        }

        return id;
    }

    /// <summary>Finds out whether a failed request deleted the instance.</summary>
    /// <exception cref="CloudflareException">The failure, if the instance still exists; OutcomeUnknown, if that
    /// cannot be determined.</exception>
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
