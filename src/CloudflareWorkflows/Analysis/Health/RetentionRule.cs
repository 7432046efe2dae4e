using System;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Finds instances that ended with an error and are deleted soon. After that, they can't be restarted.</summary>
internal static class RetentionRule
{
    /// <summary>Instances that are deleted within this time are found, unless they ended within this time too: where
    /// instances are kept for a day, each failure would be found.</summary>
    public static readonly TimeSpan s_soon = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_freeDefault = TimeSpan.FromDays(3);

    /// <summary>When the default of paid plans became shorter, for new workflows.</summary>
    private static readonly DateTime s_shorterSince = new(2026, 8, 27, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether the retention matters.</summary>
    public static bool NeedsRetention(WorkflowFacts facts, HealthLimits limits) =>
        facts.Errored?.Any(instance => limits.AgeOf(instance.EndedOn) >= s_soon) == true;

    /// <summary>The retention where none is set: 3 days on the free plan; on a paid plan 7 days, or 30 for older
    /// workflows. Instances that are older than 3 days tell the plan. Null if it can't be told.</summary>
    public static TimeSpan? DefaultOf(WorkflowFacts facts, HealthLimits limits) =>
        facts.Errored?.Max(instance => limits.AgeOf(instance.EndedOn)) is TimeSpan oldest && facts.Workflow.CreatedOn is DateTime created
            && (oldest > s_freeDefault || oldest < s_freeDefault - s_soon)
            ? created.ToUniversalTime() < s_shorterSince ? TimeSpan.FromDays(30) : TimeSpan.FromDays(7)
            : null;

    public static WorkflowFinding? ExpiresSoon(WorkflowFacts facts, HealthLimits limits)
    {
        WorkflowInstance[] soon = facts.ErrorRetention is not TimeSpan retention ? [] : [.. (facts.Errored ?? [])
            .Where(instance => limits.AgeOf(instance.EndedOn) is TimeSpan age && age >= s_soon && retention - age <= s_soon)
            .OrderBy(instance => instance.EndedOn!.Value.ToUniversalTime())];
        if (soon.Length == 0)
        {
            return null;
        }

        DateTime first = soon[0].EndedOn!.Value;
        DateTime newest = (soon[^1].CreatedOn ?? soon[^1].EndedOn)!.Value.ToUniversalTime();
        bool isCut = facts.HasMoreErrored && soon.Length == facts.Errored!.Count;
        return new WorkflowInstanceFinding
        {
            Kind = FindingKind.ExpiresSoon,
            Severity = FindingSeverity.Information,
            Count = soon.Length,
            OldestOn = first,
            Message = string.Format(
                CultureInfo.InvariantCulture, "{0:N0}{1} failed {2} deleted within a day, from {3:d MMM HH:mm} on.", soon.Length,
                isCut ? " or more" : "", soon.Length == 1 ? "instance is" : "instances are",
                first.ToUniversalTime().Add(facts.ErrorRetention!.Value).ToLocalTime()),
            Advice = $"{CommandLine.Of("Get-CfWorkflowInstance", facts.Workflow.Name)} -Status errored -Until "
                + $"{CommandLine.Time(newest.AddMinutes(1))} -Detail",
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
            Id = [.. soon.Select(instance => instance.Id)],
        };
    }
}
