using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>An instance after a change.</summary>
/// <param name="Client">The client that can read it.</param>
/// <param name="WorkflowName">Its workflow.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">Its status, from the response.</param>
/// <param name="WasThere">Whether no change was needed.</param>
internal sealed record ChangedInstance(
    InstancesClient Client, string WorkflowName, string Id, string Status, bool WasThere)
{
    /// <summary>The output for -PassThru: the instance in the form of a listing; null unless requested.</summary>
    public WorkflowInstance? Read { get; init; }

    /// <summary>Reads the current state of the instance.</summary>
    public async Task<ChangedInstance> ReadAsync(CancellationToken cancellationToken)
    {
        WorkflowInstance found =
            await Client.GetAsync(WorkflowName, Id, false, cancellationToken).ConfigureAwait(false);
        return this with { Read = found.ToListed() };
    }

    /// <summary>Uses the status from the response or from a journal, without another request.</summary>
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
