using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Rules about promises: each step is awaited, and a race is inside a step.</summary>
internal static class PromiseRules
{
    public static IEnumerable<WorkflowVersionFinding> Find(VersionCode code) => Unawaited(code).Concat(Races(code));

    /// <summary>What a parallel statement contains, it awaits. A node of its own can await the promise, too.</summary>
    private static IEnumerable<WorkflowVersionFinding> Unawaited(VersionCode code)
    {
        ILookup<int, CodePlace> awaits = code.All.Where(place => place.Node is { Starts: null, Resolves: not null }).ToLookup(place => place.Node.Resolves!.Value);
        ILookup<int, CodePlace> starts = code.All.Where(place => place.Node.Starts is not null).ToLookup(place => place.Node.Starts!.Value);
        HashSet<(int, string?)> awaited = [.. awaits.SelectMany(group => group.Select(place => (group.Key, place.Scope.Function)))];
        HashSet<CodePlace> steps = [.. code.Steps];

        // A number that starts once can be one of the whole code. Else each function numbers its own promises.
        foreach (CodePlace place in code.All.Where(place => place.Node is { Starts: int started, Resolves: null }
            && !awaited.Contains((started, place.Scope.Function)) && (!awaits.Contains(started) || starts[started].Skip(1).Any())))
        {
            bool isParallel = place.Node.Type == CodePlace.Parallel;
            if ((isParallel || steps.Contains(place)) && !place.Scope.IsIn(node => node.Type == CodePlace.Parallel))
            {
                string? first = isParallel ? StepsIn(code, place).FirstOrDefault()?.Name : place.Name;
                string what = isParallel ? "A parallel statement" : $"The {CodePlace.Word(place.Node)} '{place.Name}'";
                yield return VersionRule.s_unawaitedStep.Found(
                    first, $"{what} is started and never awaited: its result and its errors are lost, and the instance can end before it.");
            }
        }
    }

    private static IEnumerable<WorkflowVersionFinding> Races(VersionCode code)
    {
        foreach (CodePlace race in code.All.Where(IsRace).Where(place => !place.Scope.IsIn(node => node.Type == CodePlace.Do)))
        {
            if (StepsIn(code, race).ToArray() is { Length: > 0 } steps)
            {
                yield return VersionRule.s_raceOutsideStep.Found(
                    steps[0].Name,
                    $"Promise.{race.Node.Kind}() of {steps.Length} steps isn't inside a step: after a restart of the engine, another one can win.");
            }
        }
    }

    private static bool IsRace(CodePlace place) => place.Node is { Type: CodePlace.Parallel, Kind: "race" or "any" };

    private static IEnumerable<CodePlace> StepsIn(VersionCode code, CodePlace statement) => code.Steps
        .SkipWhile(step => step.Index < statement.Index)
        .TakeWhile(step => step.Scope.Outwards.Any(scope => scope.Statement == statement));
}
