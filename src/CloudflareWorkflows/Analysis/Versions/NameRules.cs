using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Rules about the names of steps.</summary>
internal static class NameRules
{
    private const int LongestName = 256;

    /// <summary>Names with more places than this aren't compared pair by pair.</summary>
    private const int MostPlaces = 50;

    private static readonly Regex s_unclear = new(
        @"^\s*((my|the|a)\s+)?(first\s+|second\s+|third\s+|next\s+|last\s+)?(step|do|run|task|action|job|work|test|foo|bar|todo|untitled)?[\s._#-]*[0-9]*\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_varying = ["Math.random(", "Date.now(", "new Date(", "randomUUID(", "performance.now("];

    public static IEnumerable<WorkflowVersionFinding> Find(VersionCode code) =>
        code.Steps.Where(step => step.Node.Name is not null && CodePlace.IsStep(step.Node)).SelectMany(OfName).Concat(Repeated(code));

    /// <summary>Returns what makes code give another value each time; null if nothing does.</summary>
    public static string? Varying(string? text) => text is null ? null : Array.Find(s_varying, part => text.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<WorkflowVersionFinding> OfName(CodePlace step)
    {
        string name = step.Name;
        if (Varying(name) is string varying)
        {
            yield return VersionRule.s_varyingName.Found(
                name, $"The name of the {CodePlace.Word(step.Node)} contains {varying}), so the engine can't find its result again.");
        }
        else if (name.Length > LongestName || name.Any(char.IsControl))
        {
            yield return VersionRule.s_invalidName.Found(
                name, name.Length > LongestName ? $"The name has {name.Length} characters." : "The name has control characters.");
        }
        else if (s_unclear.IsMatch(name))
        {
            yield return VersionRule.s_unclearName.Found(name, $"The name '{name}' says nothing in histories and metrics.");
        }
    }

    private static IEnumerable<WorkflowVersionFinding> Repeated(VersionCode code)
    {
        foreach (IGrouping<StepKey, CodePlace> name in code.Steps.Where(step => CodePlace.IsStep(step.Node)).GroupBy(step => step.Key))
        {
            CodePlace[] places = [.. name];
            if (places.Length == 1 || Nearest(places) is not Around around)
            {
                continue;
            }

            yield return around == Around.Parallel
                ? VersionRule.s_repeatedInParallel.Found(
                    name.Key.Name, $"{places.Length} steps have this name, and run in parallel: the order in which they start decides which result is whose.")
                : VersionRule.s_repeatedName.Found(
                    name.Key.Name, $"{places.Length} steps have this name: only a counter tells them apart, and a change of the code can shift it.");
        }
    }

    /// <summary>How places of a name can run together; null if at most one of them runs.</summary>
    private static Around? Nearest(CodePlace[] places)
    {
        CodePlace[] some = [.. places.Take(MostPlaces)];
        Around?[] all = [.. some.SelectMany((one, index) => some.Skip(index + 1).Select(other => Between(one, other)))];
        return all.Contains(Around.Parallel) ? Around.Parallel : all.Contains(Around.Order) ? Around.Order : null;
    }

    private static Around? Between(CodePlace one, CodePlace other)
    {
        HashSet<CodeScope> around = [.. one.Scope.Outwards];
        return other.Scope.Outwards.FirstOrDefault(around.Contains)?.Statement?.Node.Type switch
        {
            "if" or "switch" => null,
            CodePlace.Parallel => Around.Parallel,
            _ => Around.Order,
        };
    }

    private enum Around
    {
        /// <summary>One after the other.</summary>
        Order,

        /// <summary>At the same time.</summary>
        Parallel,
    }
}
