using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Reads the oldest instances that ended with an error, and how long they are kept.</summary>
/// <param name="api">The account.</param>
/// <param name="settings">The settings of the account; null if they were not read.</param>
internal sealed class RetentionReading(AccountApi api, Outcome<string, WorkflowSetting>? settings)
{
    public static bool IsNeeded(WorkflowFacts facts, HealthPlan plan) =>
        plan.Wants(FindingKind.ExpiresSoon) && facts.Workflow.Errored is not 0;

    public static async Task<WorkflowFacts> ReadErroredAsync(
        InstancesClient client, WorkflowFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            InstanceFilter filter = new() { Status = InstanceStatus.Errored, OldestFirst = true };
            WorkflowInstance[] errored = await FirstPage
                .ReadAsync(token => client.ListAsync(facts.Workflow.Name, filter, token), cancellationToken).ConfigureAwait(false);
            return facts with { Errored = errored, HasMoreErrored = errored.Length == InstanceFilter.LargestPage };
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.ExpiresSoon);
        }
    }

    /// <summary>Reads the newest version, which has the retention and the concurrency limit. Whether an instance was
    /// created with a retention of its own can't be read.</summary>
    public async Task<WorkflowFacts> ReadVersionAsync(
        WorkflowFacts facts, HealthLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            WorkflowVersion? newest = await api.Versions.GetNewestAsync(facts.Workflow.Name, cancellationToken).ConfigureAwait(false);
            facts = facts with { ConcurrencyLimit = newest?.ConcurrencyLimit };
            if (!RetentionRule.NeedsRetention(facts, limits))
            {
                return facts;
            }

            TimeSpan? retention = newest?.ErrorRetention ?? settings?.ResultOrThrow().ErrorRetention
                ?? (settings is null ? null : RetentionRule.DefaultOf(facts, limits));
            return (retention, settings) switch
            {
                (not null, _) => facts with { ErrorRetention = retention },
                (_, null) => facts,
                _ => facts.Without("no retention is set, and the default depends on the plan", FindingKind.ExpiresSoon),
            };
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.ExpiresSoon);
        }
    }
}
