using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Stops instances of a workflow: a few one by one, many by the service's own job, a hundred at a time. That job
/// tells only how many it stops; what it does not account for is looked up once, at the end.</summary>
/// <param name="api">Where the workflow is.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="delay">Lets time pass.</param>
internal sealed class InstanceStop(
    AccountApi api, string workflowName, Func<TimeSpan, CancellationToken, Task> delay)
{
    /// <summary>Up to so many, one by one costs little, and tells of each.</summary>
    public const int Few = 25;

    private readonly List<string> _unsettled = [];
    private bool _hasJob = true;
    private bool _isMany;

    /// <summary>Whether the steps that are done are rolled back: the job cannot do that.</summary>
    public bool RollBack { get; init; }

    /// <summary>Whether each instance is to be read afterwards.</summary>
    public bool Read { get; init; }

    /// <summary>Stops up to 100 instances.</summary>
    /// <returns>What came of those of which it is known already.</returns>
    public async Task<Outcome<string, ChangedInstance>[]> RunAsync(string[] ids, CancellationToken cancellationToken)
    {
        _isMany |= ids.Length > Few;
        Outcome<string, ChangedInstance>[]? stopped = _isMany && _hasJob && !RollBack
            ? await TryJobAsync(ids, cancellationToken).ConfigureAwait(false)
            : null;
        return stopped ?? await FanOut.RunAsync(ids, ChangeAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells what a journal tells of an instance.</summary>
    public ChangedInstance Remembered(string id, JournalEntry entry)
    {
        ChangedInstance changed = At(id, entry.StatusOrThrow());
        return Read ? changed.WithReportedStatus() : changed;
    }

    /// <summary>Tells what came of the rest.</summary>
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

    /// <summary>Has the service's job do it; null where there is none, or none to be had.</summary>
    private async Task<Outcome<string, ChangedInstance>[]?> TryJobAsync(
        string[] ids, CancellationToken cancellationToken)
    {
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        TerminateJob job;
        int? stopped;
        try
        {
            job = new TerminateJob(api.Terminations, workflowName, delay);
            stopped = await job.StartAsync(distinct, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (MissingEndpoint.IsCauseOf(failure))
        {
            _hasJob = false;
            return null;
        }
        catch (CloudflareException failure) when (Reconciliation.IsNeeded(failure))
        {
            // Each tells what came of it.
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

    /// <summary>Waits for the end of the job, if it can be seen.</summary>
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
