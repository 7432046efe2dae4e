using System;
using System.Collections.Generic;
using System.Globalization;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>The checks that need only what the list of workflows shows.</summary>
internal static class ListRules
{
    /// <summary>Fewer queued instances are no backlog.</summary>
    public const int LeastQueued = 20;

    /// <summary>How many times as many instances may be queued as can run at the same time.</summary>
    public const int QueuedPerSlot = 10;

    /// <summary>The list may show the next run a little late.</summary>
    public static readonly TimeSpan s_scheduleDelay = TimeSpan.FromMinutes(5);

    public static IEnumerable<WorkflowFinding> Find(WorkflowFacts facts, HealthLimits limits)
    {
        if (facts.Workflow.ScriptDeleted == true)
        {
            yield return ScriptDeleted(facts.Workflow);
        }

        if (ScheduleMissed(facts.Workflow, limits) is WorkflowFinding missed)
        {
            yield return missed;
        }

        if (QueueBacklog(facts) is WorkflowFinding backlog)
        {
            yield return backlog;
        }
    }

    /// <summary>Whether a backlog is possible, so that the concurrency limit matters.</summary>
    public static bool MayBeBacklog(Workflow workflow) =>
        workflow.Queued >= LeastQueued && workflow.Queued >= QueuedPerSlot * Math.Max(1, workflow.Running ?? 0);

    private static WorkflowFinding ScriptDeleted(Workflow workflow) => new()
    {
        Kind = FindingKind.ScriptDeleted,
        Severity = FindingSeverity.Critical,
        Message = $"The Worker script {workflow.ScriptName} was deleted, so no instance can run.",
        Advice = CommandLine.Of("Remove-CfWorkflow", workflow.Name) + " -WhatIf",
        WorkflowName = workflow.Name,
        AccountId = workflow.AccountId,
    };

    private static WorkflowFinding? ScheduleMissed(Workflow workflow, HealthLimits limits)
    {
        TimeSpan? late = limits.AgeOf(workflow.NextRun);
        return late is null || late <= s_scheduleDelay ? null : new WorkflowFinding
        {
            Kind = FindingKind.ScheduleMissed,
            Severity = FindingSeverity.Critical,
            OldestOn = workflow.NextRun,
            Message = string.Format(
                CultureInfo.InvariantCulture, "The run of {0:d MMM HH:mm} is {1} late.", workflow.NextRun, DurationFormat.Of(late.Value)),
            Advice = CommandLine.Of("Get-CfWorkflowInstance", workflow.Name) + " -Trigger cron -Newest 5",
            WorkflowName = workflow.Name,
            AccountId = workflow.AccountId,
        };
    }

    private static WorkflowFinding? QueueBacklog(WorkflowFacts facts)
    {
        Workflow workflow = facts.Workflow;
        int slots = Math.Max(1, Math.Max(facts.ConcurrencyLimit ?? 0, workflow.Running ?? 0));
        if (!(workflow.Queued >= LeastQueued && workflow.Queued >= QueuedPerSlot * slots))
        {
            return null;
        }

        string limit = facts.ConcurrencyLimit is int known
            ? string.Format(CultureInfo.InvariantCulture, ", and at most {0:N0} can run at the same time", known)
            : "";
        return new WorkflowFinding
        {
            Kind = FindingKind.QueueBacklog,
            Severity = FindingSeverity.Warning,
            Count = workflow.Queued,
            Message = string.Format(
                CultureInfo.InvariantCulture, "{0:N0} instances are queued, {1:N0} run{2}.", workflow.Queued, workflow.Running ?? 0, limit),
            Advice = CommandLine.Of("Get-CfWorkflowVersion", workflow.Name) + " -Newest 1",
            WorkflowName = workflow.Name,
            AccountId = workflow.AccountId,
        };
    }
}
