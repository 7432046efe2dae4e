using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>A status change, and the statuses in which it counts as done.</summary>
internal sealed record InstanceChange(StatusChange Change, string[] Goals)
{
    private static readonly string[] s_stopped = [.. InstanceStatus.s_ended, InstanceStatus.RollingBack];

    public static InstanceChange Suspend { get; } =
        new(StatusChange.Pause, [InstanceStatus.Paused, InstanceStatus.WaitingForPause]);

    public static InstanceChange Resume { get; } =
        new(StatusChange.Resume, [InstanceStatus.Running, InstanceStatus.Queued, InstanceStatus.Waiting]);

    public static InstanceChange Stop { get; } = new(StatusChange.Terminate, s_stopped);

    public static InstanceChange StopAndRollBack { get; } = new(StatusChange.TerminateAndRollBack, s_stopped);

    /// <summary>Makes the change. A conflict is not an error if the instance already has a target status: then
    /// nothing needs to be done. The same applies if all responses were lost: the status of the instance shows the
    /// outcome.</summary>
    public async Task<ChangedInstance> RunAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken)
    {
        string status;
        bool wasThere = false;
        try
        {
            status = await client.ChangeStatusAsync(workflowName, id, Change, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure)
            when (failure.Kind == CloudflareErrorKind.Conflict || Reconciliation.IsNeeded(failure))
        {
            WorkflowInstance found = await Reconciliation
                .ReadOrUnknownAsync(failure, async () => await client
                    .GetAsync(workflowName, id, false, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
            if (!IsDone(found.Status))
            {
                throw;
            }

            status = found.Status;
            wasThere = !failure.MayHaveActed;
        }

        // The local engine reports success but does nothing if an instance has ended.
        return InstanceStatus.IsEnded(status) && !IsDone(status)
            ? throw new CloudflareException(CloudflareErrorKind.Conflict, $"it ended with the status {status}.")
            : new ChangedInstance(client, workflowName, id, status, wasThere);
    }

    /// <summary>Whether the change is done for an instance in this status.</summary>
    public bool IsDone(string status) => Array.IndexOf(Goals, status) >= 0;
}
