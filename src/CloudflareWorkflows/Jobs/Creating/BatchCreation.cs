using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Creating;

/// <summary>Creates many instances, each exactly once, up to 100 with one request, and returns the outcome of
/// each.</summary>
internal static class BatchCreation
{
    /// <summary>Creates up to 100 instances.</summary>
    public static Task<Outcome<NewInstance, WorkflowInstance>[]> RunAsync(
        AccountApi api, string workflowName, NewInstance[] instances, CancellationToken cancellationToken) =>
        BatchWithFallback.RunAsync(
            instances, token => CreateAsync(api, workflowName, instances, token),
            (instance, failure, token) =>
                InstanceCreation.RunAsync(api.Instances, workflowName, WithAskedOn(instance, failure), token),
            (instance, failure, token) =>
                InstanceCreation.ReconcileFailedAsync(api.Instances, workflowName, instance, failure, token),
            NeedsEach, cancellationToken);

    private static async Task<Outcome<NewInstance, WorkflowInstance>[]> CreateAsync(
        AccountApi api, string workflowName, NewInstance[] instances, CancellationToken cancellationToken)
    {
        CreatedBatch batch =
            await api.Batches.CreateAsync(workflowName, instances, cancellationToken).ConfigureAwait(false);
        return await ReconcileAsync(api, workflowName, instances, batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Determines the outcome of instances that the response omits.</summary>
    private static async Task<Outcome<NewInstance, WorkflowInstance>[]> ReconcileAsync(
        AccountApi api, string workflowName, NewInstance[] instances, CreatedBatch batch,
        CancellationToken cancellationToken)
    {
        NewInstance[] missing = Array.FindAll(instances, instance => !batch.Created.Contains(instance.Id));
        NewInstance[] uncertain = Array.FindAll(missing, instance => batch.IsRepeated || instance.AskedOn is not null);
        Outcome<NewInstance, WorkflowInstance>[] reconciled = await FanOut.RunAsync(
            uncertain, (instance, token) => InstanceCreation.ReconcileAsync(
                api.Instances, workflowName, instance, InstanceCreation.InUse(instance, batch.FirstSentOn), token),
            cancellationToken).ConfigureAwait(false);
        Dictionary<string, Outcome<NewInstance, WorkflowInstance>> settled = reconciled
            .Concat(missing.Except(uncertain).Select(instance => Refused(instance, batch)))
            .ToDictionary(outcome => outcome.Input.Id, StringComparer.Ordinal);
        return Array.ConvertAll(instances, instance => settled.TryGetValue(
            instance.Id, out Outcome<NewInstance, WorkflowInstance>? outcome)
            ? outcome
            : new Outcome<NewInstance, WorkflowInstance>(instance, batch.Created[instance.Id].First(), null));
    }

    private static Outcome<NewInstance, WorkflowInstance> Refused(NewInstance instance, CreatedBatch batch) =>
        new(instance, null, InstanceCreation.InUse(instance, batch.FirstSentOn));

    /// <summary>Marks an instance that the failed batch may have created.</summary>
    private static NewInstance WithAskedOn(NewInstance instance, CloudflareException? failure) =>
        failure is { MayHaveActed: true } && instance.AskedOn is null
            ? instance with { AskedOn = failure.FirstSentOn }
            : instance;

    /// <summary>The local engine has no batches. And if one of many instances is refused, only individual requests
    /// show which one. An intermediary, such as a firewall, refuses all requests alike.</summary>
    private static bool NeedsEach(CloudflareException failure) =>
        failure is { Kind: CloudflareErrorKind.NotAvailableLocally }
            or { Kind: CloudflareErrorKind.RequestRefused, FromIntermediary: false };
}
