using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Versions;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Comparing;

/// <summary>Reads what the newest instances of a version did: one list, a request for each instance, and at most as many for
/// long outputs.</summary>
internal static class VersionHistoryReading
{
    /// <param name="api">The account.</param>
    /// <param name="graph">The graph of the version.</param>
    /// <param name="sample">How many instances to read at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<VersionHistory> ReadAsync(AccountApi api, WorkflowGraph graph, int sample, CancellationToken cancellationToken)
    {
        InstancesClient client = api.Instances;
        WorkflowInstance[] newest = await FirstPage.ReadAsync(
            token => client.ListAsync(graph.WorkflowName, new InstanceFilter(), token), cancellationToken).ConfigureAwait(false);
        WorkflowInstance[] chosen =
        [
            .. newest.Where(one => one.VersionId == graph.VersionId && one.Status is InstanceStatus.Complete or InstanceStatus.Errored).Take(sample),
        ];
        Outcome<WorkflowInstance, WorkflowInstanceDetail>[] read = await FanOut.RunAsync(
            chosen, (one, token) => client.GetAsync(graph.WorkflowName, one.Id, steps: true, token), cancellationToken).ConfigureAwait(false);
        VersionHistory history = new(
            [.. read.Where(one => one.Failure?.Kind != CloudflareErrorKind.NotFound).Select(one => one.ResultOrThrow())]);
        return history with
        {
            OutputSizes = await SizesAsync(api.Steps, [.. history.LongOutputs.Take(sample)], cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<Dictionary<string, int>> SizesAsync(StepsClient client, WorkflowStep[] steps, CancellationToken cancellationToken)
    {
        Outcome<WorkflowStep, StepResult>[] read = await FanOut.RunAsync(steps, ReadAsync, cancellationToken).ConfigureAwait(false);

        // A stream of bytes has no limit. An instance may be gone by now.
        return read.Where(one => one.Failure?.Kind is not (CloudflareErrorKind.StreamOutput or CloudflareErrorKind.NotFound))
            .ToDictionary(one => one.Input.NameInCode, one => Encoding.UTF8.GetByteCount(one.ResultOrThrow().OutputJson ?? ""), StringComparer.Ordinal);

        async Task<StepResult> ReadAsync(WorkflowStep step, CancellationToken token) =>
            (await client.GetAsync(new StepAddress(step, null), RefuseStream, token).ConfigureAwait(false))!;
    }

    private static Stream RefuseStream() =>
        throw new CloudflareException(CloudflareErrorKind.StreamOutput, "a stream of bytes can have any length.");
}
