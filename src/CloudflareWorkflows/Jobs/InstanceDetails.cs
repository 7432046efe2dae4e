using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Reads the full object of each instance of a listing, several at a time, in order.</summary>
internal static class InstanceDetails
{
    public static async IAsyncEnumerable<Outcome<WorkflowInstance, WorkflowInstanceDetail>[]> RunAsync(
        InstancesClient client, IAsyncEnumerable<WorkflowInstance[]> listing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (WorkflowInstance[] page in listing.ConfigureAwait(false))
        {
            for (int start = 0; start < page.Length; start += FanOut.Width)
            {
                // A few at a time, so that a pipeline that stops early has not asked for a hundred.
                WorkflowInstance[] some = [.. page.Skip(start).Take(FanOut.Width)];
                yield return await FanOut.RunAsync(
                    some,
                    (instance, token) => client.GetAsync(instance.WorkflowName, instance.Id, true, token),
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
