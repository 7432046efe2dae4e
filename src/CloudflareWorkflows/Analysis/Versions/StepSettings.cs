using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>A setting with different values in two versions.</summary>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Reference">The value in the reference; null without one.</param>
/// <param name="Difference">The value in the other version; null without one.</param>
/// <param name="Reason">Why it is unsafe; null if the graph shows no danger.</param>
internal sealed record SettingChange(string Setting, string? Reference, string? Difference, string? Reason = null)
{
    /// <param name="step">A difference that names the step.</param>
    public WorkflowVersionDifference ToDifference(WorkflowVersionDifference step) => step with
    {
        Kind = DifferenceKind.Changed,
        Setting = Setting,
        Reference = Reference,
        Difference = Difference,
        Reason = Reason,
    };
}

/// <summary>Compares the settings of a step, or of a statement around steps, in two versions.</summary>
internal static class StepSettings
{
    private const string SleepsAgain =
        "The engine keeps a sleep under its name and its duration. An instance that has slept there sleeps again.";

    private const string WaitsForOther = "An instance that waits there then waits for the new type. Events of the old type don't end the wait.";

    private const string OtherBranch = "If the result of the condition changes for an instance, it leaves the branch that it is in.";

    private const string OtherSteps = "If the result of the condition changes for an instance, it runs other steps than before.";

    private const string LeavesOther = "An instance leaves another part of the code there than before.";

    /// <summary>Compares a step that both versions have.</summary>
    public static IEnumerable<SettingChange> Compare(WorkflowGraphNode reference, WorkflowGraphNode difference) => new[]
    {
        Of("StepType", reference.Type, difference.Type, SleepsAgain),
        Of(nameof(WorkflowStepConfig.RetryLimit), $"{reference.Config?.RetryLimit}", $"{difference.Config?.RetryLimit}"),
        OfTimes(nameof(WorkflowStepConfig.RetryDelay), reference.Config?.RetryDelay, difference.Config?.RetryDelay),
        Of(nameof(WorkflowStepConfig.Backoff), reference.Config?.Backoff, difference.Config?.Backoff),
        OfTimes(nameof(WorkflowStepConfig.Timeout), reference.Config?.Timeout, difference.Config?.Timeout),
        OfTimes(nameof(WorkflowGraphNode.SleepDuration), reference.SleepDuration, difference.SleepDuration, SleepsAgain),
        Of(nameof(WorkflowGraphNode.SleepUntil), reference.SleepUntil, difference.SleepUntil, SleepsAgain),
        Of(nameof(WorkflowGraphNode.EventType), reference.EventType, difference.EventType, WaitsForOther),
        Of("Await", Await(reference), Await(difference)),
    }.OfType<SettingChange>();

    /// <summary>Compares a statement around steps.</summary>
    public static IEnumerable<SettingChange> CompareAround(WorkflowGraphNode reference, WorkflowGraphNode difference) => new[]
    {
        Of(nameof(WorkflowGraphNode.Condition), reference.Condition, difference.Condition, OtherBranch),
        Of(nameof(WorkflowGraphNode.Kind), reference.Kind, difference.Kind),
        reference.Type == CodePlace.Parallel ? Of("Await", Await(reference), Await(difference)) : null,
    }.OfType<SettingChange>();

    /// <summary>Compares a place where the code leaves, or a condition without steps.</summary>
    public static IEnumerable<SettingChange> CompareDecision(WorkflowGraphNode reference, WorkflowGraphNode difference) => new[]
    {
        Of(nameof(WorkflowGraphNode.Condition), reference.Condition, difference.Condition, OtherSteps),
        Of(nameof(WorkflowGraphNode.Kind), reference.Kind, difference.Kind, LeavesOther),
    }.OfType<SettingChange>();

    /// <summary>When the code waits for the promise of a node. The numbers of promises change if another one is
    /// added.</summary>
    private static string Await(WorkflowGraphNode node) => node switch
    {
        { Starts: not null, Resolves: null } => "never",
        { Starts: int start, Resolves: int end } when end > start => "later",
        _ => "at once",
    };

    private static SettingChange? Of(string setting, string? reference, string? difference, string? reason = null) =>
        (reference ?? "") == (difference ?? "") ? null : new SettingChange(setting, NullIfEmpty(reference), NullIfEmpty(difference), reason);

    /// <summary>Two ways to write the same time don't differ.</summary>
    private static SettingChange? OfTimes(string setting, string? reference, string? difference, string? reason = null) =>
        StepTime.Of(reference) is System.TimeSpan one && one == StepTime.Of(difference) ? null : Of(setting, reference, difference, reason);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
