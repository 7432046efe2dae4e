using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The local engine deletes many instances at once, and creates them one by one.</summary>
internal sealed class LocalInstanceBatchesClient(ApiScope scope) : InstanceBatchesClient(scope)
{
    public override Task<CreatedBatch> CreateAsync(
        string workflowName, NewInstance[] instances, CancellationToken cancellationToken) =>
        throw new CloudflareException(
            CloudflareErrorKind.NotAvailableLocally, "The local engine creates instances one by one.");
}
