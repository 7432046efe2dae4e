using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>The steps of an instance by the type and the name that nodes of a graph have.</summary>
internal sealed class StepHistory
{
    private const string Rollback = "rollback";

    private readonly StepPlaces _places;
    private readonly Dictionary<(string Type, string Name), StepRuns> _runs;
    private readonly ILookup<(string Type, string Name), string> _shared;

    /// <param name="steps">The steps of the instance, oldest first.</param>
    /// <param name="places">The names of the nodes.</param>
    public StepHistory(WorkflowStep[] steps, StepPlaces places)
    {
        _places = places;

        // The termination is how the instance ended, not a statement.
        WorkflowStep[] started = [.. steps.Where(step => step.Type is not (Rollback or "termination"))];
        HashSet<(string, string)> names = [.. started.SelectMany(step => KeysOf(step, step.Type))];
        ILookup<bool, WorkflowStep> rollbacks = steps.Where(step => step.Type == Rollback)
            .ToLookup(step => KeysOf(step, StepAddress.Work).Any(names.Contains));
        ILookup<(string, string), WorkflowStep> ofRuns = rollbacks[true]
            .SelectMany(step => KeysOf(step, StepAddress.Work).Select(key => (key, step))).ToLookup(one => one.key, one => one.step);
        _runs = started.SelectMany(step => KeysOf(step, step.Type).Select(key => (key, step))).GroupBy(one => one.key, one => one.step)
            .ToDictionary(group => group.Key, group => Runs(group.Key.Type, group.Key.Name, group, ofRuns[group.Key]));
        _shared = started.Select(step => KeysOf(step, step.Type)).Where(keys => keys.Length > 1)
            .SelectMany(keys => keys.SelectMany(key => keys.Where(other => other != key).Select(other => (key, other.Name)))).Distinct()
            .ToLookup(one => one.key, one => one.Name);
        NotInGraph =
        [
            .. started.Where(step => places.NamesOf(step.Type, step).Count == 0).Select(step => (step.Type, step.NameInCode)).Distinct()
                .Select(key => _runs[key]),
            .. rollbacks[false].GroupBy(step => KeysOf(step, StepAddress.Work)[0].Name).Select(group => Runs(Rollback, group.Key, group, [])),
        ];
    }

    /// <summary>The runs that no node has the name of.</summary>
    public IReadOnlyList<StepRuns> NotInGraph { get; }

    /// <summary>Returns the runs of the steps of a type with a name; null if there are none.</summary>
    public StepRuns? Find(string type, string name) => _runs.TryGetValue((type, name), out StepRuns? runs) ? runs : null;

    /// <summary>Returns how many nodes the runs can belong to: those with the name, and those whose name the code can compute
    /// to that of a run.</summary>
    public int PlacesOf(string type, string name) =>
        _shared[(type, name)].Sum(other => _places.CountOf(type, other)) + _places.CountOf(type, name);

    private (string Type, string Name)[] KeysOf(WorkflowStep step, string type) =>
        _places.NamesOf(type, step) is { Count: > 0 } names ? [.. names.Select(name => (type, name))] : [(type, step.NameInCode)];

    private static StepRuns Runs(string type, string name, IEnumerable<WorkflowStep> steps, IEnumerable<WorkflowStep> rollbacks) => new()
    {
        Type = type,
        Name = name,
        Steps = [.. steps],
        Rollbacks = [.. rollbacks],
    };
}
