using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Stops instances in batches, one batch at a time. Instances that the terminate job does not report are read
/// at the end.</summary>
/// <param name="time">The clock.</param>
/// <param name="rollBack">Whether steps are rolled back.</param>
/// <param name="reads">Whether each instance is read afterwards.</param>
internal sealed class InstanceStopTask(TimeProvider time, bool rollBack, bool reads)
    : InputTask<string, ChangedInstance>
{
    private readonly Dictionary<WorkflowTarget, InstanceStop> _stops = [];

    public override int BatchSize => LargestBatch;

    public override int Width => 1;

    public override Task<Outcome<string, ChangedInstance>[]> SendAsync(
        WorkflowTarget target, SentInput<string>[] inputs, CancellationToken cancellationToken) =>
        StopOf(target).RunAsync(Array.ConvertAll(inputs, input => input.Id), cancellationToken);

    public override Task<Outcome<string, ChangedInstance>[]> SettleAsync(
        WorkflowTarget target, CancellationToken cancellationToken) => StopOf(target).SettleAsync(cancellationToken);

    public override string? Status(ChangedInstance result) => result.Status;

    public override ChangedInstance FromJournal(WorkflowTarget target, string id, string status) =>
        StopOf(target).FromJournal(id, status);

    private InstanceStop StopOf(WorkflowTarget target)
    {
        if (!_stops.TryGetValue(target, out InstanceStop? stop))
        {
            stop = new InstanceStop(target.Api, target.WorkflowName, time) { RollBack = rollBack, Read = reads };
            _stops.Add(target, stop);
        }

        return stop;
    }
}
