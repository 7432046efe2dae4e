using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Stops all instances of a workflow, or all in some statuses: with the service's termination job or, if
/// there is none, by listing them.</summary>
/// <param name="api">The account of the workflow.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkflowStop(
    AccountApi api, string workflowName, TimeProvider time)
{
    /// <summary>Stops the instances. The service's job returns no outcomes for individual instances; stopping listed
    /// instances does.</summary>
    /// <param name="statuses">The statuses; null for all instances that can be stopped.</param>
    /// <param name="wait">Whether to wait for the end of the service's job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<Outcome<string, ChangedInstance>[]> RunAsync(
        string[]? statuses, bool wait, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await TryJobAsync(statuses, wait, cancellationToken).ConfigureAwait(false))
        {
            yield break;
        }

        InstanceStop stop = new(api, workflowName, time);
        InstanceQuery query = new() { Statuses = statuses ?? InstanceStatus.s_stoppable };
        await foreach (WorkflowInstance[] page in api.Instances
            .ListAsync(workflowName, query.ToFilter(), cancellationToken).ConfigureAwait(false))
        {
            string[] ids = [.. page.Where(query.Wants).Select(instance => instance.Id)];
            yield return await stop.RunAsync(ids, cancellationToken).ConfigureAwait(false);
        }

        yield return await stop.SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryJobAsync(string[]? statuses, bool wait, CancellationToken cancellationToken)
    {
        try
        {
            TerminateJob job = new(api.Terminations, workflowName, time);
            foreach (string? status in (string?[]?)statuses ?? [null])
            {
                await job.StartAsync(status, cancellationToken).ConfigureAwait(false);
            }

            if (wait)
            {
                await job.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (CloudflareException failure) when (MissingEndpoint.IsCauseOf(failure))
        {
            return false;
        }
    }
}
