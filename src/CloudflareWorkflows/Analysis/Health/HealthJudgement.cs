using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Judges the health of a workflow by what is known of it.</summary>
internal static class HealthJudgement
{
    /// <param name="facts">What is known.</param>
    /// <param name="limits">What counts as a problem.</param>
    /// <param name="skipped">The checks that are not wanted.</param>
    public static WorkflowHealth Of(WorkflowFacts facts, HealthLimits limits, IReadOnlyCollection<string> skipped)
    {
        WorkflowFinding[] findings = [.. Find(facts, limits)
            .Where(finding => !skipped.Contains(finding.Kind))
            .OrderBy(finding => Array.IndexOf(FindingSeverity.s_worstFirst, finding.Severity))];
        Dictionary<string, string> notChecked = NotChecked(facts, limits);
        (string Kind, string Reason)[] open = [.. FindingKind.s_all
            .Where(kind => notChecked.ContainsKey(kind) && !skipped.Contains(kind)).Select(kind => (kind, notChecked[kind]))];
        return new WorkflowHealth
        {
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
            Status = StatusOf(findings, open.Select(one => one.Kind)),
            Errored = facts.Activity?.Errored,
            Ended = facts.Activity is HealthActivity activity ? RateRules.Ended(activity, limits) : null,
            Source = facts.Activity?.Source,
            IsEstimate = facts.Activity?.IsEstimate == true,
            Findings = findings,
            NotChecked = [.. open.Select(one => $"{one.Kind}: {one.Reason}")],
        };
    }

    /// <summary>A check that could not be made is as good as a problem that was not found, unless its finding would not
    /// change the status.</summary>
    private static string StatusOf(WorkflowFinding[] findings, IEnumerable<string> notChecked) =>
        findings.Any(finding => finding.Severity == FindingSeverity.Critical) ? HealthStatus.Unhealthy
        : findings.Any(finding => finding.Severity == FindingSeverity.Warning) ? HealthStatus.Degraded
        : notChecked.Any(kind => kind != FindingKind.ExpiresSoon) ? HealthStatus.Unknown
        : HealthStatus.Healthy;

    private static Dictionary<string, string> NotChecked(WorkflowFacts facts, HealthLimits limits)
    {
        Dictionary<string, string> notChecked = facts.NotChecked.ToDictionary(one => one.Key, one => one.Value);
        Add(FindingKind.ErrorRate, RateRules.Doubt(facts, limits));
        Add(FindingKind.Stuck, StuckRule.Gap(facts));
        Add(FindingKind.EventOverdue, EventOverdueRule.Gap(facts));
        return notChecked;

        void Add(string kind, string? reason)
        {
            if (reason is not null)
            {
                notChecked[kind] = reason;
            }
        }
    }

    private static IEnumerable<WorkflowFinding> Find(WorkflowFacts facts, HealthLimits limits)
    {
        WorkflowFinding?[] found =
        [
            RateRules.ErrorRate(facts, limits),
            .. facts.NewErrors,
            StuckRule.Find(facts, limits),
            EventOverdueRule.Find(facts, limits),
            RateRules.RetryStorm(facts, limits),
            RetentionRule.ExpiresSoon(facts, limits),
        ];
        return ListRules.Find(facts, limits).Concat(found.OfType<WorkflowFinding>());
    }
}
