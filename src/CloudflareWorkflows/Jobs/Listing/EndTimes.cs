using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Adds the end times to a list of the local engine, which reports only status and creation.</summary>
internal static class EndTimes
{
    /// <summary>Returns the instances of each page that can match, with their end times.</summary>
    public static async IAsyncEnumerable<WorkflowInstance[]> ReadAsync(
        InstancesClient client, IAsyncEnumerable<WorkflowInstance[]> pages, InstanceQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (WorkflowInstance[] page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await ReadAsync(client, Array.FindAll(page, query.WantsIfEnded), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns instances with their end times, without those that were deleted meanwhile.</summary>
    public static async Task<WorkflowInstance[]> ReadAsync(
        InstancesClient client, WorkflowInstance[] instances, CancellationToken cancellationToken)
    {
        Outcome<WorkflowInstance, WorkflowInstance>[] read = await FanOut.RunAsync(
            instances, (instance, token) => WithEndAsync(client, instance, token), cancellationToken).ConfigureAwait(false);
        return [.. read.Where(one => one.Failure is not { Kind: CloudflareErrorKind.NotFound }).Select(one => one.ResultOrThrow())];
    }

    private static async Task<WorkflowInstance> WithEndAsync(
        InstancesClient client, WorkflowInstance instance, CancellationToken cancellationToken)
    {
        WorkflowInstanceDetail detail = await client
            .GetAsync(instance.WorkflowName, instance.Id, steps: false, cancellationToken).ConfigureAwait(false);
        return instance with { StartedOn = detail.StartedOn, EndedOn = detail.EndedOn };
    }
}
