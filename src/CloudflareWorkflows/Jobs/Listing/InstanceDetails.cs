using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Reads the full object of each instance of a listing, several at a time, in order.</summary>
internal static class InstanceDetails
{
    /// <summary>The number of requests at the same time, the next page included. No more are sent before the consumer
    /// takes the first instance.</summary>
    public const int Width = 16;

    public static async IAsyncEnumerable<Outcome<WorkflowInstance, WorkflowInstanceDetail>[]> RunAsync(
        InstancesClient client, IAsyncEnumerable<WorkflowInstance[]> listing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<Outcome<WorkflowInstance, WorkflowInstanceDetail>>> underWay = new();
        PageReader<WorkflowInstance> supply = new(listing, leave.Token);
        await using ConfiguredAsyncDisposable supplyEnd = supply.ConfigureAwait(false);
        try
        {
            do
            {
                List<Outcome<WorkflowInstance, WorkflowInstanceDetail>> done = [];
                while (underWay.Count > 0 && (underWay.Peek().IsCompleted || done.Count == 0))
                {
                    done.Add(await underWay.Dequeue().ConfigureAwait(false));
                }

                // Free requests start before the consumer processes the completed ones.
                while (underWay.Count < Width && await supply.MoveAsync(underWay.Count == 0).ConfigureAwait(false))
                {
                    underWay.Enqueue(ReadAsync(client, supply.Current, leave.Token));
                }

                if (done.Count > 0)
                {
                    yield return [.. done];
                }
            }
            while (underWay.Count > 0);
        }
        finally
        {
            // No request may keep running.
            leave.Cancel();
            await Task.WhenAll(underWay.Select(TaskCompletion.WaitAsync)).ConfigureAwait(false);
        }
    }

    /// <exception cref="CloudflareException">The credential is rejected. No more requests are sent.</exception>
    private static async Task<Outcome<WorkflowInstance, WorkflowInstanceDetail>> ReadAsync(
        InstancesClient client, WorkflowInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            WorkflowInstanceDetail detail = await client
                .GetAsync(instance.WorkflowName, instance.Id, true, cancellationToken).ConfigureAwait(false);
            return new Outcome<WorkflowInstance, WorkflowInstanceDetail>(instance, detail.WithListed(instance), null);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return new Outcome<WorkflowInstance, WorkflowInstanceDetail>(instance, null, failure);
        }
    }
}
