using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads the oldest running and waiting instances of a workflow: two lists and two full objects, and more of these if
/// requests are left.</summary>
internal sealed class OpenInstances(InstancesClient client, HealthPlan plan)
{
    /// <summary>How many full objects are read in any case.</summary>
    private const int Width = 2;

    /// <summary>How many more are read of a workflow if requests are left.</summary>
    private const int More = 8;

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
        int unlisted = Unlisted(running, facts.Workflow.Running) + Unlisted(waiting, facts.Workflow.Waiting);
        running = Array.FindAll(running, instance => plan.Limits.AgeOf(instance.StartedOn ?? instance.CreatedOn) > least);
        int first = waiting.Length == 0 ? Width : 1;
        WorkflowInstance[] oldest = [.. running.Take(first)];
        WorkflowInstance[] read = [.. oldest, .. waiting.Take(Width - oldest.Length)];
        facts = facts with
        {
            Unread = [.. running.Concat(waiting).Except(read).OrderBy(instance => instance.CreatedOn?.ToUniversalTime())],
            Unlisted = running.Length == 0 && waiting.Length == 0 ? 0 : unlisted,
        };
        return await DetailsAsync(facts, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the other instances that may be stuck or overdue, as long as requests are left.</summary>
    public async Task<WorkflowFacts> ReadMoreAsync(WorkflowFacts facts, RequestBudget budget, CancellationToken cancellationToken)
    {
        WorkflowInstance[] more = [.. facts.Unread.Take(More).TakeWhile(_ => budget.TryTake())];
        facts = await DetailsAsync(facts, more, cancellationToken).ConfigureAwait(false);
        int unread = facts.Unread.Count - more.Length + facts.Unlisted;
        return unread == 0 ? facts : facts.Without(
            string.Format(
                CultureInfo.InvariantCulture, "only the {0:N0} oldest of {1:N0} open instances were read", facts.Open.Count, facts.Open.Count + unread),
            FindingKind.Stuck, FindingKind.EventOverdue);
    }

    /// <summary>How many instances are behind the first page.</summary>
    private static int Unlisted(WorkflowInstance[] page, int? count) =>
        page.Length < InstanceFilter.LargestPage ? 0 : Math.Max(1, (count ?? 0) - page.Length);

    private async Task<(WorkflowFacts Facts, WorkflowInstance[] Oldest)> ListAsync(
        WorkflowFacts facts, string status, string[] kinds, CancellationToken cancellationToken)
    {
        _ = Interlocked.Increment(ref _requests);
        try
        {
            InstanceFilter filter = new() { Status = status, OldestFirst = true };
            return (facts, await FirstPage
                .ReadAsync(token => client.ListAsync(facts.Workflow.Name, filter, token), cancellationToken).ConfigureAwait(false));
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return (facts.Without(NotCheckedReason.Of(failure), kinds), []);
        }
    }

    private async Task<WorkflowFacts> DetailsAsync(
        WorkflowFacts facts, WorkflowInstance[] instances, CancellationToken cancellationToken)
    {
        List<WorkflowInstanceDetail> open = [.. facts.Open];
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
