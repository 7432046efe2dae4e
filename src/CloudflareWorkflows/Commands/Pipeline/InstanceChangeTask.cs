using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Makes the planned changes, one request per instance.</summary>
/// <param name="reads">Whether each instance is read afterwards.</param>
internal sealed class InstanceChangeTask(bool reads) : InputTask<PlannedChange, ChangedInstance>
{
    public override Task<Outcome<PlannedChange, ChangedInstance>[]> SendAsync(
        WorkflowTarget target, SentInput<PlannedChange>[] inputs, CancellationToken cancellationToken) =>
        SendOneAsync(inputs, change => change.RunAsync());

    public override Task<ChangedInstance> ReadAsync(ChangedInstance result, CancellationToken cancellationToken) =>
        reads ? result.ReadAsync(cancellationToken) : Task.FromResult(result);

    public override string? Status(ChangedInstance result) => result.Status;

    public override ChangedInstance FromJournal(WorkflowTarget target, string id, string status)
    {
        ChangedInstance changed = new(target.Api.Instances, target.WorkflowName, id, status, WasThere: false);
        return reads ? changed.WithReportedStatus() : changed;
    }
}
