using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Comparing;

/// <summary>The instances of a workflow that others are compared with. Each is read once.</summary>
internal sealed class ReferenceInstances(InstancesClient client, string workflowName)
{
    private readonly Dictionary<string, Task<WorkflowInstanceDetail>> _read = new(StringComparer.Ordinal);
    private Task<WorkflowInstance[]>? _complete;

    /// <summary>Reads an instance.</summary>
    public Task<WorkflowInstanceDetail> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(id, out Task<WorkflowInstanceDetail>? read))
        {
            read = client.GetAsync(workflowName, id, steps: true, cancellationToken);
            _read.Add(id, read);
        }

        return read;
    }

    /// <summary>Finds the newest complete instance, if possible of the same version, among the 100 newest ones.</summary>
    /// <returns>The instance; null if there is none.</returns>
    public async Task<WorkflowInstance?> FindAsync(WorkflowInstanceDetail difference, CancellationToken cancellationToken)
    {
        _complete ??= FirstPage.ReadAsync(
            token => client.ListAsync(workflowName, new InstanceFilter { Status = InstanceStatus.Complete }, token), cancellationToken);
        WorkflowInstance[] complete = Array.FindAll(
            await _complete.ConfigureAwait(false), instance => instance.Id != difference.Id);
        return Array.Find(complete, instance => instance.VersionId is not null && instance.VersionId == difference.VersionId)
            ?? complete.FirstOrDefault();
    }
}
