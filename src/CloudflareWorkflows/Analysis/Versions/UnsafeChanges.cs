using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Tells what can happen to an instance that began with the code of the reference and continues with the other
/// code. The engine runs the code from its start again, and takes the results of steps that it finds under their type, name,
/// and counter.</summary>
internal sealed class UnsafeChanges
{
    private const string Shifted =
        "The code has several steps with this name, and the engine counts them. A step can get the result of another one.";

    private const string CountsShifted =
        "The steps of the function get other counters. They can run again, or get the result of another call.";

    private readonly HashSet<StepKey> _repeated;
    private readonly Dictionary<StepKey, int> _lastInReference;
    private readonly Dictionary<StepKey, int> _lastInDifference;
    private readonly Dictionary<string, int> _lastKnown;
    private readonly HashSet<string> _followedFunctions;

    /// <param name="matches">The steps of both versions.</param>
    /// <param name="difference">The version that is compared with the reference.</param>
    public UnsafeChanges(List<StepMatch> matches, VersionCode difference)
    {
        List<StepMatch> both = matches.FindAll(one => one is { Reference.IsStepOrCall: true, Difference: not null });
        _repeated =
        [
            .. Repeated(matches.Select(one => one.Reference)),
            .. Repeated(matches.Select(one => one.Difference)),
        ];
        _lastInReference = Last(both.Select(one => one.Reference!));
        _lastInDifference = Last(both.Select(one => one.Difference!));
        _lastKnown = both.Select(one => one.Difference!).GroupBy(step => step.Scope.Function ?? "")
            .ToDictionary(group => group.Key, group => group.Max(step => step.Index));
        _followedFunctions = FollowedFunctions(difference);
    }

    public string? OfAdded(CodePlace step) => step.IsStepOrCall
        ? OfCount(step, _lastInDifference) ?? OfLate(step)
        : step.Node.Type == CodePlace.Leave && IsFollowed(step) ? "An instance that leaves the code there no longer runs the steps that follow." : null;

    /// <summary>Of a step that an instance can have passed without it.</summary>
    public string? OfLate(CodePlace step) => IsFollowed(step)
        ? "An instance that is past this place runs the step late, after steps that follow it in the code."
        : null;

    public string? OfRemoved(CodePlace step) => OfCount(step, _lastInReference) ?? step.Node.Type switch
    {
        CodePlace.Call => null,
        CodePlace.Leave => "An instance that left the code there runs the steps that follow.",
        _ when !step.IsStepOrCall => null,
        CodePlace.Sleep or CodePlace.SleepUntil => "An instance that sleeps there continues at once.",
        CodePlace.Wait => "An instance that waits there continues at once, without the event.",
        _ => "An instance that has completed the step loses its result, and no longer rolls it back. One that runs it drops it.",
    };

    public static string? OfRenamed(CodePlace reference, CodePlace difference) =>
        ComputedName.Is(reference.Name) && new ComputedName(reference.Name).Pattern == new ComputedName(difference.Name).Pattern
            ? "Unsafe only if the computed name changes, not if a variable has another name. " + OfRenamed(reference)
            : OfRenamed(reference);

    private static string? OfRenamed(CodePlace step) => step.Node.Type switch
    {
        CodePlace.Call => null,
        CodePlace.Sleep or CodePlace.SleepUntil => "The engine finds nothing under the new name. An instance that has slept there sleeps again.",
        CodePlace.Wait => "The engine finds nothing under the new name. An instance that has received the event waits for another one.",
        _ => "The engine finds nothing under the new name. An instance that has completed the step runs it again.",
    };

    /// <summary>Of a step whose name others have, too.</summary>
    public string? OfRepeated(CodePlace step) => _repeated.Contains(step.Key) ? OfCount(step) : null;

    private static string OfCount(CodePlace step) => step.Node.Type == CodePlace.Call ? CountsShifted : Shifted;

    /// <summary>The counter of a name counts all steps with it, and a call of a function counts its steps. Only steps that run
    /// later get another counter.</summary>
    private static string? OfCount(CodePlace step, Dictionary<StepKey, int> lastKnown) =>
        lastKnown.TryGetValue(step.Key, out int last) && last > step.Index ? OfCount(step) : null;

    /// <summary>The last place of each name in the code. Steps of loops and functions can run later than others.</summary>
    private static Dictionary<StepKey, int> Last(IEnumerable<CodePlace> steps) => steps.GroupBy(step => step.Key).ToDictionary(
        group => group.Key,
        group => group.Max(step => step.Scope.Function is not null || step.Scope.IsIn(node => node.Type == "loop") ? int.MaxValue : step.Index));

    private static IEnumerable<StepKey> Repeated(IEnumerable<CodePlace?> steps) =>
        steps.OfType<CodePlace>().Where(step => step.IsStepOrCall).GroupBy(step => step.Key).Where(group => group.Skip(1).Any()).Select(group => group.Key);

    /// <summary>Whether a step that both versions have runs after an added one: further down, in the next round of a loop,
    /// or after the function.</summary>
    private bool IsFollowed(CodePlace step) =>
        IsFollowedInside(step) || (step.Scope.Function is string function && _followedFunctions.Contains(function));

    private bool IsFollowedInside(CodePlace step)
    {
        int start = step.Scope.Outwards.LastOrDefault(one => one.Statement?.Node.Type == "loop")?.Statement?.Index ?? step.Index;
        return _lastKnown.TryGetValue(step.Scope.Function ?? "", out int last) && last > start;
    }

    /// <summary>The functions with a call that steps follow, and those that these call. A chain of calls has any
    /// length.</summary>
    private HashSet<string> FollowedFunctions(VersionCode code)
    {
        CodePlace[] calls = [.. code.Steps.Where(step => step.Node.Type == CodePlace.Call)];
        ILookup<string?, string> inside = calls.ToLookup(call => call.Scope.Function, call => call.Name);
        Queue<string> open = new(calls.Where(IsFollowedInside).Select(call => call.Name));
        HashSet<string> followed = [];
        while (open.Count > 0)
        {
            string function = open.Dequeue();
            if (followed.Add(function))
            {
                foreach (string called in inside[function])
                {
                    open.Enqueue(called);
                }
            }
        }

        return followed;
    }
}
