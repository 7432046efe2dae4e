using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Creating;

/// <summary>Creates one instance exactly once, even if responses are lost. If an id is in use after an attempt whose
/// response was lost, either that attempt created the instance or it existed before.</summary>
internal static class InstanceCreation
{
    /// <summary>The service's time is known to a second.</summary>
    private static readonly TimeSpan s_timestampPrecision = TimeSpan.FromSeconds(1);

    public static async Task<WorkflowInstance> RunAsync(
        InstancesClient client, string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CreateAsync(workflowName, instance, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (IsInUse(failure) && (failure.MayHaveActed || instance.AskedOn is not null))
        {
            return await ReconcileAsync(client, workflowName, instance, failure, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!IsInUse(failure) && Reconciliation.IsNeeded(failure))
        {
            return await ReconcileFailedAsync(client, workflowName, instance, failure, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Finds out whether a failed request created the instance.</summary>
    /// <returns>The instance, if the request created it.</returns>
    /// <exception cref="CloudflareException">The failure, if there is no such instance; a conflict, if it existed
    /// before; OutcomeUnknown, if that cannot be determined.</exception>
    public static async Task<WorkflowInstance> ReconcileFailedAsync(
        InstancesClient client, string workflowName, NewInstance instance, CloudflareException failure,
        CancellationToken cancellationToken)
    {
        try
        {
            return await Reconciliation.ReadOrUnknownAsync(failure, () => ReconcileAsync(
                client, workflowName, instance, InUse(instance, failure.FirstSentOn), cancellationToken))
                .ConfigureAwait(false);
        }
        catch (CloudflareException missing) when (missing.Kind == CloudflareErrorKind.NotFound)
        {
            throw failure.Kind == CloudflareErrorKind.OutcomeUnknown && failure.InnerException is CloudflareException cause
                ? cause
                : failure;
        }
    }

    /// <summary>Creates the conflict with an existing instance.</summary>
    public static CloudflareException InUse(NewInstance instance, DateTimeOffset? firstSentOn) =>
        new(CloudflareErrorKind.Conflict, $"the service didn't create '{instance.Id}'.")
        {
            Code = ErrorCodes.InstanceExists,
            FirstSentOn = firstSentOn,
        };

    /// <summary>Finds out whether an existing instance was created by an attempt whose response was lost.</summary>
    /// <returns>The instance, if an earlier attempt created it.</returns>
    /// <exception cref="CloudflareException">The conflict, if the instance existed before; OutcomeUnknown, if that
    /// cannot be determined.</exception>
    public static async Task<WorkflowInstance> ReconcileAsync(
        InstancesClient client, string workflowName, NewInstance instance, CloudflareException conflict,
        CancellationToken cancellationToken)
    {
        WorkflowInstanceDetail found;
        try
        {
            found = await Reconciliation
                .ReadAsync(() => client.GetAsync(workflowName, instance.Id, false, cancellationToken)).ConfigureAwait(false);
        }
        catch (CloudflareException readFailure) when (!Reconciliation.IsConclusive(readFailure))
        {
            throw readFailure.ToOutcomeUnknown();
        }

        return instance.IdIsOurs || IsCreatedBySender(found, instance, conflict, cancellationToken)
            ? found.ToListed() : throw conflict;
    }

    public static bool IsInUse(CloudflareException failure) =>
        failure.Kind == CloudflareErrorKind.Conflict && failure.Code == ErrorCodes.InstanceExists;

    private static bool IsCreatedBySender(
        WorkflowInstanceDetail found, NewInstance sent, CloudflareException failure, CancellationToken cancellationToken)
    {
        TimeSpan? since = found.CreatedOn?.ToUniversalTime() - (sent.AskedOn ?? failure.FirstSentOn)?.UtcDateTime;
        if (since > s_timestampPrecision)
        {
            return true;
        }

        if (since < -s_timestampPrecision)
        {
            return false;
        }

        // Another client's instance with the same id and params, created at the same time, is equivalent.
        return ParamsComparison.AreEqual(found, sent, cancellationToken)
            ? true
            : throw new CloudflareException(
                CloudflareErrorKind.CreateUnsettled,
                $"an instance '{sent.Id}' with other params was created at the same time.", failure);
    }
}
