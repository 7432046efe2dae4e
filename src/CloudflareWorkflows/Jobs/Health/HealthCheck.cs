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

/// <summary>Checks the health of workflows of one account. A workflow without open and errored instances takes no requests
/// of its own; any other takes at most five, on average.</summary>
internal sealed class HealthCheck(AccountApi api, HealthPlan plan)
{
    private readonly HealthLimits _limits = plan.Limits;

    /// <summary>Returns the health of each workflow, in their order.</summary>
    public async Task<WorkflowHealth[]> RunAsync(IReadOnlyList<Workflow> workflows, CancellationToken cancellationToken)
    {
        workflows = api.Workflows.HasCurrentCounts ? workflows : [.. workflows.Select(WithoutCounts)];
        int busy = workflows.Count(IsBusy);
        RequestBudget budget = new(busy);
        plan.Tell(string.Format(
            CultureInfo.InvariantCulture, "{0:N0} of {1:N0} workflows have open or errored instances: at most {2:N0} requests for these.",
            busy, workflows.Count, busy == 0 ? 0 : budget.Total));
        HealthAnalytics analytics = await HealthAnalytics.ReadAsync(api, workflows, plan, cancellationToken).ConfigureAwait(false);
        WorkflowFacts[] facts = [.. workflows.Select(workflow => Begin(workflow, analytics))];

        OpenInstances open = new(api.Instances, plan);
        await UpdateAsync(facts, one => OpenInstances.MayBeOpen(one.Workflow), open.ReadAsync, cancellationToken).ConfigureAwait(false);
        budget.Take(open.Requests);
        await ReadErroredAsync(facts, budget, cancellationToken).ConfigureAwait(false);
        NewErrors errors = new(api.Instances, plan);
        await UpdateAsync(facts, one => NewErrors.IsNeeded(one, plan), errors.ReadAsync, cancellationToken).ConfigureAwait(false);
        await UpdateAsync(
            facts, one => one.Unread.Count > 0, (one, token) => open.ReadMoreAsync(one, budget, token), cancellationToken)
            .ConfigureAwait(false);
        return [.. facts.Select(one => HealthJudgement.Of(WithGaps(one, analytics), _limits, plan.Skipped))];
    }

    /// <summary>Adds the checks that analytics are too late for, or for which no request was left.</summary>
    private WorkflowFacts WithGaps(WorkflowFacts facts, HealthAnalytics analytics)
    {
        if (OpenInstances.MayBeOpen(facts.Workflow) && plan.Wants(FindingKind.RetryStorm) && analytics.LacksEvents(facts, _limits))
        {
            facts = facts.Without("analytics lack events of runs that lists show", FindingKind.RetryStorm);
        }

        bool lacksRate = !facts.HasListedErrors && ListedActivity.NeedsErrored(facts, plan);
        bool lacksRetention = RetentionReading.IsNeeded(facts, plan)
            && (facts.Errored is null || (NeedsRetention(facts) && facts.ErrorRetention is null));
        facts = lacksRate ? facts.Without(RequestBudget.Exceeded, FindingKind.ErrorRate) : facts;
        return lacksRetention ? facts.Without(RequestBudget.Exceeded, FindingKind.ExpiresSoon) : facts;
    }

    /// <summary>Removes counts that may be too old, so that lists are read.</summary>
    private static Workflow WithoutCounts(Workflow workflow) =>
        workflow with { Queued = null, Running = null, Waiting = null, Errored = null, Complete = null };

    private static bool IsBusy(Workflow workflow) => OpenInstances.MayBeOpen(workflow)
        || workflow.Queued is not 0 || workflow.RollingBack is not (0 or null) || workflow.Errored is not 0;

    private static WorkflowFacts Begin(Workflow workflow, HealthAnalytics analytics)
    {
        WorkflowFacts facts = new(workflow)
        {
            Activity = analytics.ActivityOf(workflow.Name),
            Usual = analytics.UsualOf(workflow.Name),
        };

        // Without open instances, there is nothing to retry.
        return analytics.Gap is string gap && OpenInstances.MayBeOpen(workflow)
            ? facts.Without(gap, FindingKind.RetryStorm)
            : facts;
    }

    /// <summary>Reads the rest, as long as requests are left, the most important first.</summary>
    private async Task ReadErroredAsync(WorkflowFacts[] facts, RequestBudget budget, CancellationToken cancellationToken)
    {
        InstancesClient client = api.Instances;
        ListedActivity listed = new(client, plan, budget);
        await UpdateAsync(
            facts, one => ListedActivity.NeedsErrored(one, plan) && budget.TryTake(), listed.ReadErroredAsync, cancellationToken)
            .ConfigureAwait(false);
        await UpdateAsync(
            facts, one => ListedActivity.NeedsNewest(one, plan) && budget.TryTake(), listed.ReadNewestAsync, cancellationToken)
            .ConfigureAwait(false);
        await UpdateAsync(
            facts, one => RetentionReading.IsNeeded(one, plan) && one.Errored is null && budget.TryTake(),
            (one, token) => RetentionReading.ReadErroredAsync(client, one, token), cancellationToken).ConfigureAwait(false);

        RetentionReading retention = new(api, await ReadSettingsAsync(facts, budget, cancellationToken).ConfigureAwait(false));
        await UpdateAsync(
            facts, one => (NeedsRetention(one) || NeedsLimit(one)) && budget.TryTake(),
            (one, token) => retention.ReadVersionAsync(one, _limits, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<string, WorkflowSetting>?> ReadSettingsAsync(
        WorkflowFacts[] facts, RequestBudget budget, CancellationToken cancellationToken) =>
        facts.Any(NeedsRetention) && budget.TryTake()
            ? (await FanOut.RunAsync([api.AccountId], (_, token) => api.Settings.GetAsync(token), cancellationToken)
                .ConfigureAwait(false))[0]
            : null;

    private bool NeedsRetention(WorkflowFacts facts) => RetentionRule.NeedsRetention(facts, _limits);

    private bool NeedsLimit(WorkflowFacts facts) => plan.Wants(FindingKind.QueueBacklog) && ListRules.MayBeBacklog(facts.Workflow);

    private async Task UpdateAsync(
        WorkflowFacts[] facts, Func<WorkflowFacts, bool> isNeeded, Func<WorkflowFacts, CancellationToken, Task<WorkflowFacts>> read,
        CancellationToken cancellationToken)
    {
        int[] needed = [.. Enumerable.Range(0, facts.Length).Where(index => isNeeded(facts[index]))];
        Outcome<int, WorkflowFacts>[] updated = await FanOut.RunAsync(
            needed,
            async (index, token) =>
            {
                WorkflowFacts result = await read(facts[index], token).ConfigureAwait(false);
                plan.OnRead();
                return result;
            },
            cancellationToken).ConfigureAwait(false);
        foreach (Outcome<int, WorkflowFacts> one in updated)
        {
            facts[one.Input] = one.ResultOrThrow();
        }
    }
}
