using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads the oldest running and waiting instances of a workflow: at most two lists and two full
/// objects.</summary>
internal sealed class OpenInstances(InstancesClient client, HealthPlan plan)
{
    /// <summary>The maximum number of full objects.</summary>
    private const int Width = 2;

    private int _requests;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _requests;

    /// <summary>Whether a workflow has running or waiting instances; also if the service doesn't report it.</summary>
    public static bool MayBeOpen(Workflow workflow) => workflow.Running is not 0 || workflow.Waiting is not 0;

    public async Task<WorkflowFacts> ReadAsync(WorkflowFacts facts, CancellationToken cancellationToken)
    {
        (facts, WorkflowInstance[] running) = facts.Workflow.Running is not 0 && plan.Wants(FindingKind.Stuck)
            ? await ListAsync(facts, InstanceStatus.Running, [FindingKind.Stuck], cancellationToken).ConfigureAwait(false)
            : (facts, []);
        (facts, WorkflowInstance[] waiting) = facts.Workflow.Waiting is not 0 && plan.Wants(FindingKind.EventOverdue, FindingKind.Stuck)
            ? await ListAsync(facts, InstanceStatus.Waiting, [FindingKind.EventOverdue, FindingKind.Stuck], cancellationToken)
                .ConfigureAwait(false)
            : (facts, []);

        // An instance whose sleeps are shown as running can wait for an event in parallel, so age alone does not tell.
        TimeSpan least = StuckRule.LeastAge(facts.Usual, plan.Limits);
        running = Array.FindAll(running, instance => plan.Limits.AgeOf(instance.StartedOn ?? instance.CreatedOn) > least);
        int first = waiting.Length == 0 ? Width : 1;
        WorkflowInstance[] oldest = [.. running.Take(first)];
        return await DetailsAsync(facts, [.. oldest, .. waiting.Take(Width - oldest.Length)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<(WorkflowFacts Facts, WorkflowInstance[] Oldest)> ListAsync(
        WorkflowFacts facts, string status, string[] kinds, CancellationToken cancellationToken)
    {
        _ = Interlocked.Increment(ref _requests);
        try
        {
            InstanceFilter filter = new() { Status = status, OldestFirst = true, PageSize = Width };
            return (facts, await FirstPage.ReadAsync(client, facts.Workflow.Name, filter, cancellationToken).ConfigureAwait(false));
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return (facts.Without(NotCheckedReason.Of(failure), kinds), []);
        }
    }

    private async Task<WorkflowFacts> DetailsAsync(
        WorkflowFacts facts, WorkflowInstance[] instances, CancellationToken cancellationToken)
    {
        List<WorkflowInstanceDetail> open = [];
        foreach (WorkflowInstance instance in instances)
        {
            _ = Interlocked.Increment(ref _requests);
            try
            {
                open.Add(await client.GetAsync(facts.Workflow.Name, instance.Id, steps: true, cancellationToken).ConfigureAwait(false));
            }
            catch (CloudflareException failure) when (IsGone(failure))
            {
                // It has ended and was deleted in the meantime, so it is not stuck.
            }
            catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
            {
                facts = facts.Without(
                    $"{instance.Id} can't be read: {NotCheckedReason.Of(failure)}", FindingKind.Stuck, FindingKind.EventOverdue);
            }
        }

        return facts with { Open = open };
    }

    private static bool IsGone(CloudflareException failure) =>
        failure is { Kind: CloudflareErrorKind.NotFound, Code: not null and not ErrorCodes.WorkflowNotFound };
}
