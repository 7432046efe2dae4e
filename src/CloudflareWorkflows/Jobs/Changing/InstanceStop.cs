using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Stops instances of a workflow: a few individually, many with the service's termination job, 100 at a
/// time. The job reports only a number; instances that it does not account for are looked up once, at the
/// end.</summary>
/// <param name="api">The account of the workflow.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="time">The clock.</param>
internal sealed class InstanceStop(
    AccountApi api, string workflowName, TimeProvider time)
{
    /// <summary>Up to this number, individual requests are cheap and report each outcome.</summary>
    public const int Few = 25;

    private readonly List<string> _unsettled = [];
    private bool _hasJob = true;
    private bool _isMany;

    /// <summary>Whether to roll back completed steps. The job does not support that.</summary>
    public bool RollBack { get; init; }

    /// <summary>Whether to read each instance afterwards.</summary>
    public bool Read { get; init; }

    /// <summary>Stops up to 100 instances.</summary>
    /// <returns>The outcomes that are already known.</returns>
    public async Task<Outcome<string, ChangedInstance>[]> RunAsync(string[] ids, CancellationToken cancellationToken)
    {
        _isMany |= ids.Length > Few;
        Outcome<string, ChangedInstance>[]? stopped = _isMany && _hasJob && !RollBack
            ? await TryJobAsync(ids, cancellationToken).ConfigureAwait(false)
            : null;
        return stopped ?? await FanOut.RunAsync(ids, ChangeAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the outcome that a journal recorded.</summary>
    public ChangedInstance FromJournal(string id, string status)
    {
        ChangedInstance changed = At(id, status);
        return Read ? changed.WithReportedStatus() : changed;
    }

    /// <summary>Looks up the remaining instances and returns their outcomes.</summary>
    public async Task<Outcome<string, ChangedInstance>[]> SettleAsync(CancellationToken cancellationToken)
    {
        string[] ids = [.. _unsettled];
        _unsettled.Clear();
        Outcome<string, WorkflowInstance>[] found = ids.Length == 0
            ? []
            : await InstanceLookup.RunAsync(api.Instances, workflowName, ids, cancellationToken).ConfigureAwait(false);
        Outcome<Outcome<string, WorkflowInstance>, ChangedInstance>[] settled =
            await FanOut.RunAsync(found, SettleAsync, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(
            settled,
            outcome => new Outcome<string, ChangedInstance>(outcome.Input.Input, outcome.Result, outcome.Failure));
    }

    /// <summary>Uses the service's termination job; null if there is none or it cannot start.</summary>
    private async Task<Outcome<string, ChangedInstance>[]?> TryJobAsync(
        string[] ids, CancellationToken cancellationToken)
    {
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        TerminateJob job;
        int? stopped;
        try
        {
            job = new TerminateJob(api.Terminations, workflowName, time);
            stopped = await job.StartAsync(distinct, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (MissingEndpoint.IsCauseOf(failure))
        {
            _hasJob = false;
            return null;
        }
        catch (CloudflareException failure) when (Reconciliation.IsNeeded(failure))
        {
            // The outcome of each instance is looked up later.
            _unsettled.AddRange(ids);
            return [];
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return Array.ConvertAll(ids, id => new Outcome<string, ChangedInstance>(id, null, failure));
        }

        if (stopped is null)
        {
            return null;
        }

        bool hasEnded = await HasEndedAsync(job, distinct.Length, cancellationToken).ConfigureAwait(false);
        if (hasEnded && stopped == distinct.Length && !Read)
        {
            return Array.ConvertAll(
                ids, id => new Outcome<string, ChangedInstance>(id, At(id, InstanceStatus.Terminated), null));
        }

        _unsettled.AddRange(ids);
        return [];
    }

    /// <summary>Waits for the end of the job, if its state can be read.</summary>
    private static async Task<bool> HasEndedAsync(TerminateJob job, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await job.WaitAsync(count, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (failure.Kind != CloudflareErrorKind.NotAuthenticated)
        {
            return false;
        }
    }

    private ChangedInstance At(string id, string status) =>
        new(api.Instances, workflowName, id, status, WasThere: false);

    private async Task<ChangedInstance> ChangeAsync(string id, CancellationToken cancellationToken)
    {
        InstanceChange change = RollBack ? InstanceChange.StopAndRollBack : InstanceChange.Stop;
        ChangedInstance changed =
            await change.RunAsync(api.Instances, workflowName, id, cancellationToken).ConfigureAwait(false);
        return Read ? await changed.ReadAsync(cancellationToken).ConfigureAwait(false) : changed;
    }

    private async Task<ChangedInstance> SettleAsync(
        Outcome<string, WorkflowInstance> found, CancellationToken cancellationToken)
    {
        WorkflowInstance instance = found.Failure is CloudflareException failure && !Reconciliation.IsConclusive(failure)
            ? throw failure.ToOutcomeUnknown()
            : found.ResultOrThrow();
        return InstanceChange.Stop.IsDone(instance.Status)
            ? At(found.Input, instance.Status) with { Read = Read ? instance : null }
            : await ChangeAsync(found.Input, cancellationToken).ConfigureAwait(false);
    }
}
