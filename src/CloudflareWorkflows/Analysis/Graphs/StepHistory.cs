using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>The steps of an instance by the type and the name that nodes of a graph have.</summary>
internal sealed class StepHistory
{
    private const string Rollback = "rollback";

    private readonly Dictionary<(string Type, string? Name), StepRuns> _runs = [];

    /// <param name="steps">The steps of the instance, oldest first.</param>
    /// <param name="names">The types and names of the nodes.</param>
    public StepHistory(WorkflowStep[] steps, HashSet<(string Type, string? Name)> names)
    {
        // The termination is how the instance ended, not a statement.
        ILookup<(string Type, string Name), WorkflowStep> rollbacks = steps.Where(step => step.Type == Rollback)
            .ToLookup(step => KeyOf(step, StepAddress.Work, names));
        foreach (IGrouping<(string Type, string Name), WorkflowStep> group in steps
            .Where(step => step.Type is not (Rollback or "termination")).GroupBy(step => KeyOf(step, step.Type, names)))
        {
            _runs.Add(group.Key, new StepRuns
            {
                Type = group.Key.Type,
                Name = group.Key.Name,
                Steps = [.. group],
                Rollbacks = [.. rollbacks[group.Key]],
            });
        }

        NotInGraph =
        [
            .. _runs.Where(one => !names.Contains(one.Key)).Select(one => one.Value),
            .. rollbacks.Where(group => !_runs.ContainsKey(group.Key)).Select(group => new StepRuns
            {
                Type = Rollback,
                Name = group.Key.Name,
                Steps = [.. group],
            }),
        ];
    }

    /// <summary>The runs that no node has the name of.</summary>
    public IReadOnlyList<StepRuns> NotInGraph { get; }

    /// <summary>Returns the runs of the steps of a type with a name; null if there are none.</summary>
    public StepRuns? Find(string type, string? name) => _runs.TryGetValue((type, name), out StepRuns? runs) ? runs : null;

    /// <summary>The service adds a counter to each name. Engines that don't can have a name that ends like one.</summary>
    private static (string Type, string Name) KeyOf(
        WorkflowStep step, string type, HashSet<(string Type, string? Name)> names) =>
        !names.Contains((type, step.NameInCode)) && names.Contains((type, step.Name))
            ? (type, step.Name)
            : (type, step.NameInCode);
}
