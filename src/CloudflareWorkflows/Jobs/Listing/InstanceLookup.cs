using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Finds many instances of a workflow by their ids with few requests: in the list, which tells of a hundred with
/// each, and one by one where the list would cost more.</summary>
internal static class InstanceLookup
{
    /// <summary>Gives each instance as a listing would, or the failure to read it.</summary>
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

        // What is not in the list is asked for: that it is missing there is no proof.
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

            // When the list has cost as much as the rest would one by one, it is not worth more.
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
