using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Rules about the settings of steps, and about the statements around them.</summary>
internal static class StepRules
{
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(365);

    public static IEnumerable<WorkflowVersionFinding> Find(VersionCode code) =>
        code.Steps.SelectMany(Times).Concat(code.Steps.SelectMany(Nested)).Concat(Conditions(code)).Concat(OneStep(code));

    private static IEnumerable<WorkflowVersionFinding> Times(CodePlace step)
    {
        WorkflowGraphNode node = step.Node;
        if (node.Type == CodePlace.Do && StepTime.AtLeast(node.Config?.Timeout) > s_longestTimeout)
        {
            yield return VersionRule.s_longTimeout.Found(step.Name, $"The timeout of an attempt is {Time(node.Config!.Timeout!)}.");
        }

        if (node.Type == CodePlace.Sleep && StepTime.AtLeast(node.SleepDuration) > s_longestWait)
        {
            yield return VersionRule.s_tooLong.Found(step.Name, $"The sleep takes {Time(node.SleepDuration!)}.");
        }

        if (node.Type == CodePlace.Wait && StepTime.AtLeast(node.Config?.Timeout) > s_longestWait)
        {
            yield return VersionRule.s_tooLong.Found(step.Name, $"The timeout of the wait is {Time(node.Config!.Timeout!)}.");
        }
    }

    /// <summary>A race belongs into a step, with the steps that run in it.</summary>
    private static IEnumerable<WorkflowVersionFinding> Nested(CodePlace step)
    {
        CodePlace? outer = step.Scope.Outwards.Select(scope => scope.Statement).FirstOrDefault(one => one?.Node.Type == CodePlace.Do);
        if (outer is null || !CodePlace.IsStep(step.Node))
        {
            yield break;
        }

        string message = $"The {CodePlace.Word(step.Node)} '{step.Name}' is inside the step '{outer.Name}', which repeats it if it fails.";
        if (step.Node.Type != CodePlace.Do)
        {
            yield return VersionRule.s_nestedWait.Found(step.Name, message);
        }
        else if (!step.Scope.IsIn(node => node is { Type: CodePlace.Parallel, Kind: "race" or "any" }))
        {
            yield return VersionRule.s_nestedStep.Found(step.Name, message);
        }
    }

    private static IEnumerable<WorkflowVersionFinding> Conditions(VersionCode code) => code.All
        .Where(place => !place.Scope.IsIn(node => node.Type == CodePlace.Do))
        .Select(place => (place.Node.Condition, Varying: NameRules.Varying(place.Node.Condition)))
        .Where(one => one.Varying is not null)
        .Select(one => VersionRule.s_varyingCondition.Found(
            null, $"The condition '{one.Condition}' contains {one.Varying}), so an instance can take another branch after a restart of the engine."));

    /// <summary>Only if it runs once.</summary>
    private static IEnumerable<WorkflowVersionFinding> OneStep(VersionCode code)
    {
        CodePlace[] calls = [.. code.Steps.Where(step => step.Node.Type == CodePlace.Call)];
        CodePlace[] steps = [.. code.Steps.Where(step => CodePlace.IsStep(step.Node)).Take(2)];
        if (steps is [{ Node.Type: CodePlace.Do } one] && calls.Length <= (one.Scope.Function is null ? 0 : 1)
            && !calls.Append(one).Any(place => place.Scope.IsIn(node => node.Type == "loop")))
        {
            yield return VersionRule.s_oneStep.Found(one.Name, $"The workflow has only the step '{one.Name}': if it fails, all of it runs again.");
        }
    }

    /// <summary>Milliseconds as a time, and a phrase as it is.</summary>
    private static string Time(string text) =>
        text.All(char.IsDigit) && StepTime.Of(text) is TimeSpan known ? DurationFormat.OfRange(known) : text;
}
