using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads the first page of a list of instances, with one request.</summary>
internal static class FirstPage
{
    public static async Task<WorkflowInstance[]> ReadAsync(
        InstancesClient client, string workflowName, InstanceFilter filter, CancellationToken cancellationToken)
    {
        await foreach (WorkflowInstance[] page in client.ListAsync(workflowName, filter, cancellationToken).ConfigureAwait(false))
        {
            return page;
        }

        return [];
    }
}
