using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Finds many instances of a workflow by their ids with few requests: in the list, which has 100 per request,
/// or one by one if the list would take more requests.</summary>
internal static class InstanceLookup
{
    /// <summary>Returns each instance as in a list, or the failure to read it.</summary>
    public static async Task<Outcome<string, WorkflowInstance>[]> RunAsync(
        InstancesClient client, string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        Dictionary<string, Outcome<string, WorkflowInstance>> found = new(StringComparer.Ordinal);
        HashSet<string> missing = new(ids, StringComparer.Ordinal);
        try
        {
            await ReadListAsync(client, workflowName, missing, found, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return Array.ConvertAll(ids, id => found.TryGetValue(id, out Outcome<string, WorkflowInstance>? read)
                ? read
                : new Outcome<string, WorkflowInstance>(id, null, failure));
        }

        // An instance that is missing in the list may still exist, so it is read.
        foreach (Outcome<string, WorkflowInstance> read in await FanOut
            .RunAsync(missing, (id, token) => ReadAsync(client, workflowName, id, token), cancellationToken)
            .ConfigureAwait(false))
        {
            found[read.Input] = read;
        }

        return Array.ConvertAll(ids, id => found[id]);
    }

    private static async Task ReadListAsync(
        InstancesClient client, string workflowName, HashSet<string> missing,
        Dictionary<string, Outcome<string, WorkflowInstance>> found, CancellationToken cancellationToken)
    {
        int pages = 0;
        await foreach (WorkflowInstance[] page in
            client.ListAsync(workflowName, new InstanceFilter(), cancellationToken).ConfigureAwait(false))
        {
            foreach (WorkflowInstance instance in page.Where(instance => missing.Remove(instance.Id)))
            {
                found[instance.Id] = new(instance.Id, instance, null);
            }

            // The list has taken as many requests as the remaining instances would one by one.
            if (++pages >= missing.Count)
            {
                return;
            }
        }
    }

    private static async Task<WorkflowInstance> ReadAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken) =>
        (await client.GetAsync(workflowName, id, steps: false, cancellationToken).ConfigureAwait(false)).ToListed();
}
