using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>The details that a plan names, as far as they could be read.</summary>
/// <param name="Errored">The instances that are still errored.</param>
/// <param name="Complete">Those that completed in the time range.</param>
/// <param name="Usual">Those that completed before.</param>
/// <param name="Missing">The number of instances that could not be read, or have changed since.</param>
internal sealed record DetailReading(
    WorkflowInstanceDetail[] Errored, WorkflowInstanceDetail[] Complete, WorkflowInstanceDetail[] Usual, int Missing)
{
    public string[] Notes => Missing == 0
        ? []
        : [$"{Missing} {(Missing == 1 ? "instance" : "instances")} couldn't be read, or changed meanwhile. Causes and steps lack them."];

    public static async Task<DetailReading> RunAsync(
        InstancesClient client, string workflowName, DetailPlan plan, IMeasureReport report, CancellationToken cancellationToken)
    {
        report.Plan(plan.Describe(workflowName));
        Dictionary<string, WorkflowInstanceDetail> read = new(StringComparer.Ordinal);
        CloudflareException? failure = null;
        int done = 0;
        await foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail>[] some in InstanceDetails
            .RunAsync(client, OnePage([.. plan.Errored, .. plan.Complete, .. plan.Usual]), cancellationToken).ConfigureAwait(false))
        {
            foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail> one in some)
            {
                // One that was restarted or deleted since it was listed says nothing about the time range.
                if (one.Result is WorkflowInstanceDetail detail && detail.Status == one.Input.Status)
                {
                    read[detail.Id] = detail;
                }

                failure ??= one.Failure;
            }

            done += some.Length;
            report.Progress(workflowName, "details", done, plan.RequestCount);
        }

        return read.Count == 0 && failure is { Kind: not CloudflareErrorKind.NotFound }
            ? throw failure
            : new DetailReading(Of(plan.Errored), Of(plan.Complete), Of(plan.Usual), plan.RequestCount - read.Count);

        WorkflowInstanceDetail[] Of(WorkflowInstance[] planned) =>
            [.. planned.Select(one => read.TryGetValue(one.Id, out WorkflowInstanceDetail? detail) ? detail : null).OfType<WorkflowInstanceDetail>()];
    }

    private static async IAsyncEnumerable<WorkflowInstance[]> OnePage(WorkflowInstance[] instances)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return instances;
    }
}
