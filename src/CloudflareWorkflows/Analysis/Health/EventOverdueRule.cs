using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Finds waits for an event that will soon time out.</summary>
internal static class EventOverdueRule
{
    /// <summary>The part of its timeout after which a wait is overdue.</summary>
    public const double OverduePart = 0.8;

    public static WorkflowFinding? Find(WorkflowFacts facts, HealthLimits limits)
    {
        OverdueWait[] overdue = [.. facts.Open
            .SelectMany(instance => Waits(instance).Where(step => IsOverdue(step, limits)).Take(1)
                .Select(step => new OverdueWait(instance.Id, step)))
            .OrderBy(one => one.Step.StartedOn?.ToUniversalTime())];
        if (overdue.Length == 0)
        {
            return null;
        }

        (string id, WorkflowStep wait) = overdue[0];
        return new WorkflowInstanceFinding
        {
            Kind = FindingKind.EventOverdue,
            Severity = FindingSeverity.Warning,
            Count = overdue.Length,
            OldestOn = wait.StartedOn,
            Message = string.Format(
                CultureInfo.InvariantCulture, "{0} has waited {1} for the event {2}, which times out {3:d MMM HH:mm}{4}.", id,
                DurationFormat.Of(limits.AgeOf(wait.StartedOn)!.Value), wait.EventType ?? wait.Name, wait.EndedOn,
                overdue.Length > 1 ? $" (and {overdue.Length - 1} more)" : ""),
            Advice = Advice(facts.Workflow.Name, id, wait),
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
            Id = [.. overdue.Select(one => one.Id)],
        };
    }

    /// <summary>Returns why an instance cannot be checked; null if all can.</summary>
    public static string? Gap(WorkflowFacts facts) => StuckRule.Gap(facts)
        ?? (facts.Open.FirstOrDefault(instance => Waits(instance).Any(wait => Timeout(wait) is null)) is WorkflowInstanceDetail endless
            ? $"the service doesn't report when the wait of {endless.Id} ends"
            : null);

    private static string Advice(string workflowName, string id, WorkflowStep wait) => wait.EventType is string type
        ? $"{CommandLine.Of("Send-CfWorkflowEvent", workflowName, id)} -Type {CommandLine.Argument(type)} -WhatIf"
        : CommandLine.Of("Get-CfWorkflowStep", workflowName, id);

    private static IEnumerable<WorkflowStep> Waits(WorkflowInstanceDetail instance) =>
        instance.OpenSteps.Where(step => step is { Type: "waitForEvent", Status: InstanceStatus.Waiting });

    private static bool IsOverdue(WorkflowStep wait, HealthLimits limits) =>
        limits.AgeOf(wait.StartedOn) is TimeSpan age && Timeout(wait) is TimeSpan timeout && age.Ticks > timeout.Ticks * OverduePart;

    private static TimeSpan? Timeout(WorkflowStep wait) => wait.EndedOn?.ToUniversalTime() - wait.StartedOn?.ToUniversalTime();

    private sealed record OverdueWait(string Id, WorkflowStep Step);
}
