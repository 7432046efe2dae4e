using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Reports;

/// <summary>Instances of any workflows and accounts whose full objects are to be read.</summary>
internal sealed class UnreadInstances
{
    private readonly Dictionary<(string AccountId, string WorkflowName, string Id), (InstancesClient Client, WorkflowInstance Instance)> _listed = [];

    /// <summary>The number of requests that reading takes.</summary>
    public int Count => _listed.Count;

    /// <summary>Adds an instance. One that is added twice is read once.</summary>
    public void Add(InstancesClient client, WorkflowInstance instance) =>
        _listed[(client.AccountId, instance.WorkflowName, instance.Id)] = (client, instance);

    /// <summary>Reads the instances, several at a time. The outcome of each is returned as it arrives.</summary>
    public async IAsyncEnumerable<Outcome<WorkflowInstance, WorkflowInstanceDetail>[]> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A client is opened once for an account.
        foreach (IGrouping<string, (InstancesClient Client, WorkflowInstance Instance)> account in
            _listed.Values.GroupBy(one => one.Client.AccountId))
        {
            await foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail>[] some in InstanceDetails
                .RunAsync(account.First().Client, OnePage([.. account.Select(one => one.Instance)]), cancellationToken).ConfigureAwait(false))
            {
                yield return some;
            }
        }
    }

    private static async IAsyncEnumerable<WorkflowInstance[]> OnePage(WorkflowInstance[] instances)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return instances;
    }
}
