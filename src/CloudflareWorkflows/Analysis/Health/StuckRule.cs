using System;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Finds instances whose step takes much longer than usual. An instance that sleeps or waits for an event is not
/// stuck.</summary>
internal static class StuckRule
{
    /// <summary>How many times its usual 95th percentile a step may run.</summary>
    public const int UsualFactor = 3;

    /// <summary>A step may always take this long.</summary>
    public static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(5);

    /// <summary>The age up to which no instance can be stuck, so that it need not be read.</summary>
    public static TimeSpan LeastAge(StepDurations usual, HealthLimits limits) =>
        usual.Shortest is TimeSpan known && LimitOf(known) < limits.OlderThan ? LimitOf(known) : limits.OlderThan;

    public static WorkflowFinding? Find(WorkflowFacts facts, HealthLimits limits)
    {
        StuckInstance[] stuck = [.. facts.Open
            .Select(instance => StuckIn(instance, facts.Usual, limits)).OfType<StuckInstance>()
            .OrderBy(one => one.Since.ToUniversalTime())];
        if (stuck.Length == 0)
        {
            return null;
        }

        StuckInstance oldest = stuck[0];
        return new WorkflowInstanceFinding
        {
            Kind = FindingKind.Stuck,
            Severity = FindingSeverity.Warning,
            Count = stuck.Length,
            OldestOn = oldest.Since,
            Message = $"{oldest.Id} {oldest.Text}{(stuck.Length > 1 ? " (and {stuck.Length - 1} more)" : "")}.",
            Advice = CommandLine.Of("Get-CfWorkflowStep", facts.Workflow.Name, oldest.Id),
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
            Id = [.. stuck.Select(one => one.Id)],
        };
    }

    /// <summary>Returns why an instance cannot be checked; null if all can.</summary>
    public static string? Gap(WorkflowFacts facts) =>
        facts.Open.FirstOrDefault(instance => instance.HasMalformedSteps) is WorkflowInstanceDetail unreadable
            ? $"steps of {unreadable.Id} can't be read"
            : facts.Open.FirstOrDefault(instance => !InstanceStatus.s_all.Contains(instance.Status)) is WorkflowInstanceDetail unknown
                ? $"{unknown.Id} has the unknown status {unknown.Status}"
                : null;

    private static StuckInstance? StuckIn(WorkflowInstanceDetail instance, StepDurations usual, HealthLimits limits)
    {
        if (instance.HasMalformedSteps || instance.Status is not (InstanceStatus.Running or InstanceStatus.Waiting))
        {
            return null;
        }

        if (instance.OpenSteps.Length == 0)
        {
            return instance.Status == InstanceStatus.Running ? BetweenSteps(instance, limits) : null;
        }

        // A step that is retried for too long is stuck too.
        return instance.OpenSteps
            .Where(step => step.Type == "step" && step.StartedOn is not null)
            .Select(step => (Step: step, Age: limits.AgeOf(step.StartedOn)!.Value, Usual: usual.Of(step)))
            .Where(one => one.Age > (one.Usual is TimeSpan known ? LimitOf(known) : limits.OlderThan))
            .OrderByDescending(one => one.Age)
            .Select(one => new StuckInstance(instance.Id, one.Step.StartedOn!.Value, Text(one.Step, one.Age, one.Usual)))
            .FirstOrDefault();
    }

    private static StuckInstance? BetweenSteps(WorkflowInstanceDetail instance, HealthLimits limits)
    {
        DateTime? last = instance.Steps.Select(step => step.EndedOn).Append(instance.StartedOn)
            .OrderByDescending(time => time?.ToUniversalTime()).First();
        return limits.AgeOf(last) is TimeSpan age && age > limits.OlderThan
            ? new StuckInstance(instance.Id, last!.Value, $"has run outside of its steps for {DurationFormat.Of(age)}")
            : null;
    }

    private static string Text(WorkflowStep step, TimeSpan age, TimeSpan? usual)
    {
        string verb = step.Status == InstanceStatus.Running ? "has run" : "has retried";
        string known = usual is TimeSpan time ? $", usually {DurationFormat.Of(time)} at most" : "";
        return $"{verb} the step {step.Name} for {DurationFormat.Of(age)}{known}";
    }

    private static TimeSpan LimitOf(TimeSpan usual) =>
        usual.Ticks * UsualFactor > s_shortest.Ticks ? new TimeSpan(usual.Ticks * UsualFactor) : s_shortest;

    private sealed record StuckInstance(string Id, DateTime Since, string Text);
}
