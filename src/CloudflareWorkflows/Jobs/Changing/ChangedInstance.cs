using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>An instance after a change.</summary>
/// <param name="Client">Where it can be read.</param>
/// <param name="WorkflowName">Its workflow.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">Its status, as the response told.</param>
/// <param name="WasThere">Whether there was nothing to change.</param>
internal sealed record ChangedInstance(
    InstancesClient Client, string WorkflowName, string Id, string Status, bool WasThere)
{
    /// <summary>What -PassThru gives: the instance as a listing would give it; null unless it was asked for.</summary>
    public WorkflowInstance? Read { get; init; }

    /// <summary>Reads the instance as it is now.</summary>
    public async Task<ChangedInstance> ReadAsync(CancellationToken cancellationToken)
    {
        WorkflowInstance found =
            await Client.GetAsync(WorkflowName, Id, false, cancellationToken).ConfigureAwait(false);
        return this with { Read = found.ToListed() };
    }

    /// <summary>The instance as the response, or a journal, told of it.</summary>
    public ChangedInstance WithReportedStatus() => this with
    {
        Read = new WorkflowInstance
        {
            Id = Id,
            WorkflowName = WorkflowName,
            AccountId = Client.AccountId,
            Status = Status,
        },
    };
}
