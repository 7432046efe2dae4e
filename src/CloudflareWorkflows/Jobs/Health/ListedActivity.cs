using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Counts what ended in the time range among the newest instances of a workflow, where analytics can't tell:
/// without permission, or because they are late.</summary>
internal static class ListedActivity
{
    /// <summary>Whether a list can tell more than is known. Without errored instances, none failed.</summary>
    public static bool IsNeeded(WorkflowFacts facts, HealthPlan plan) =>
        plan.Wants(FindingKind.ErrorRate) && facts.Workflow.Errored is not 0
        && (facts.Activity is null || (facts.Activity.Ended == 0 && MayBeLate(facts.Workflow, plan.Limits)));

    public static async Task<WorkflowFacts> ReadAsync(
        InstancesClient client, WorkflowFacts facts, HealthLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            WorkflowInstance[] newest = await FirstPage
                .ReadAsync(client, facts.Workflow.Name, new InstanceFilter(), cancellationToken).ConfigureAwait(false);
            WorkflowInstance[] ended = Array.FindAll(
                newest, instance => instance.EndedOn?.ToUniversalTime() >= limits.Since.UtcDateTime);
            HealthActivity listed = new()
            {
                Complete = ended.Count(instance => instance.Status == InstanceStatus.Complete),
                Errored = ended.Count(instance => instance.Status == InstanceStatus.Errored),
                Source = HealthActivity.FromLists,
            };

            // What analytics tell stays, if the list has nothing to add.
            return facts.Activity is not null && listed.Ended == 0 ? facts : facts with
            {
                Activity = listed with
                {
                    AttemptsSucceeded = facts.Activity?.AttemptsSucceeded ?? 0,
                    AttemptsFailed = facts.Activity?.AttemptsFailed ?? 0,
                },
            };
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.ErrorRate);
        }
    }

    /// <summary>Whether an instance began in the time range, which may have ended too.</summary>
    private static bool MayBeLate(Workflow workflow, HealthLimits limits) =>
        workflow.LastTriggered is null || workflow.LastTriggered.Value.ToUniversalTime() >= limits.Since.UtcDateTime;
}
