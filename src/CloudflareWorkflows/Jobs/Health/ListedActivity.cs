using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads lists of instances that tell how many runs failed: analytics may be late, and without permission there are
/// none.</summary>
internal sealed class ListedActivity(InstancesClient client, HealthPlan plan, RequestBudget budget)
{
    /// <summary>The maximum number of errored instances of a workflow.</summary>
    private const int MostErrored = 5 * InstanceFilter.LargestPage;

    /// <summary>Whether errored instances must be read to be sure. Without errored instances, none failed. If analytics show
    /// that too many failed, that is certain.</summary>
    public static bool NeedsErrored(WorkflowFacts facts, HealthPlan plan) =>
        plan.Wants(FindingKind.ErrorRate) && facts.Workflow.Errored is not 0
        && !(facts.Activity is HealthActivity known && RateRules.IsCertain(known, plan.Limits));

    /// <summary>Whether the number of completed runs matters, and isn't known.</summary>
    public static bool NeedsNewest(WorkflowFacts facts, HealthPlan plan) =>
        plan.Wants(FindingKind.ErrorRate) && facts.Activity is { IsExact: false } && RateRules.Doubt(facts, plan.Limits) is not null;

    /// <summary>Reads all errored instances if they are on one page, or else the newest; further pages where they can change
    /// the result, as long as requests are left.</summary>
    public async Task<WorkflowFacts> ReadErroredAsync(WorkflowFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            List<WorkflowInstance> errored = [];
            WorkflowFacts result = facts;
            await foreach (WorkflowInstance[] page in client
                .ListAsync(facts.Workflow.Name, new InstanceFilter { Status = InstanceStatus.Errored }, cancellationToken).ConfigureAwait(false))
            {
                errored.AddRange(page);
                bool hasMore = page.Length == InstanceFilter.LargestPage && !(errored.Count >= facts.Workflow.Errored);
                result = facts with
                {
                    Activity = ListedRuns.AddErrored(facts, errored, hasMore, plan.Limits),
                    Errored = hasMore ? null : errored,
                    HasListedErrors = true,
                };
                if (!hasMore || errored.Count >= MostErrored || !NeedsNewest(result, plan) || !budget.TryTake())
                {
                    break;
                }
            }

            return result;
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.ErrorRate);
        }
    }

    /// <summary>Reads the newest instances of any status.</summary>
    public async Task<WorkflowFacts> ReadNewestAsync(WorkflowFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            WorkflowInstance[] newest = await FirstPage
                .ReadAsync(token => client.ListAsync(facts.Workflow.Name, new InstanceFilter(), token), cancellationToken).ConfigureAwait(false);
            bool hasMore = newest.Length == InstanceFilter.LargestPage;
            return facts with { Activity = ListedRuns.AddNewest(facts, newest, hasMore, plan.Limits) };
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.ErrorRate);
        }
    }
}
