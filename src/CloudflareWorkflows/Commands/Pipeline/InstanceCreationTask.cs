using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Starts instances in batches.</summary>
/// <param name="isLocal">Whether the local engine runs the instances.</param>
/// <param name="hasJournal">Whether there is a journal. It records the time of a request in the service's time. A later
/// run uses that time to find out whether the request created the instance.</param>
internal sealed class InstanceCreationTask(bool isLocal, bool hasJournal) : InputTask<NewInstance, WorkflowInstance>
{
    /// <summary>Describes the action for a confirmation.</summary>
    /// <param name="action">What is started.</param>
    /// <param name="parameters">The params as JSON; null for none.</param>
    public static string Describe(string action, byte[]? parameters) => parameters is null
        ? $"{action} without params"
        : string.Format(CultureInfo.CurrentCulture, "{0} with {1:N0} bytes of params", action, parameters.Length);

    /// <summary>The instance that was started. If its ID is in use and such inputs are skipped, it is the instance with that ID, whose
    /// status isn't known.</summary>
    public static WorkflowInstance ResultOf(WorkflowTarget target, Outcome<string, WorkflowInstance> outcome, bool skipsExisting) =>
        skipsExisting && outcome.Failure is not null && InstanceCreation.IsInUse(outcome.Failure)
            ? target.Handle(outcome.Input)
            : outcome.ResultOrThrow();

    public override int BatchSize => LargestBatch;

    public override long MaximumWeight => PayloadArgument.Largest;

    public override int Width => WidthOfBatches(isLocal);

    public override long Weigh(NewInstance input) => input.Params?.Length ?? 0;

    public override Task PrepareAsync(WorkflowTarget target, CancellationToken cancellationToken) =>
        hasJournal ? target.Api.LearnTimeAsync(cancellationToken) : Task.CompletedTask;

    public override Task<Outcome<NewInstance, WorkflowInstance>[]> SendAsync(
        WorkflowTarget target, SentInput<NewInstance>[] inputs, CancellationToken cancellationToken) =>
        BatchCreation.RunAsync(
            target.Api, target.WorkflowName, Array.ConvertAll(inputs, input => input.Input), cancellationToken);

    public override string? Status(WorkflowInstance result) => result.Status;

    public override WorkflowInstance FromJournal(WorkflowTarget target, string id, string status) =>
        target.Handle(id) with { Status = status };
}
