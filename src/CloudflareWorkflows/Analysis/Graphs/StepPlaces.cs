using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>The names of the steps in a graph, and which of them a step of an instance can have.</summary>
internal sealed class StepPlaces
{
    private readonly Dictionary<(string Type, string Name), int> _counts;
    private readonly ILookup<string, (ComputedName Computed, string Name)> _computed;
    private readonly Dictionary<(string Type, string Name, string InCode), string[]> _known = [];

    /// <param name="steps">The nodes that are steps.</param>
    public StepPlaces(IEnumerable<OverlayNode> steps)
    {
        _counts = steps.GroupBy(node => (node.StepType!, node.Node.Name!)).ToDictionary(group => group.Key, group => group.Count());
        _computed = _counts.Keys.Where(key => ComputedName.Is(key.Name)).ToLookup(key => key.Type, key => (new ComputedName(key.Name), key.Name));
    }

    /// <summary>How many nodes have a type and a name.</summary>
    public int CountOf(string type, string name) => _counts.TryGetValue((type, name), out int count) ? count : 0;

    /// <summary>Returns the names of the nodes that a step can be a run of. Several if the code can compute the name at other
    /// places, and none if it isn't in the graph.</summary>
    /// <param name="type">The type of the step, or of the step that was rolled back.</param>
    /// <param name="step">A step of an instance.</param>
    public IReadOnlyList<string> NamesOf(string type, WorkflowStep step)
    {
        (string Type, string, string) key = (type, step.Name, step.NameInCode);
        if (!_known.TryGetValue(key, out string[]? names))
        {
            names = Find(type, step);
            _known.Add(key, names);
        }

        return names;
    }

    /// <summary>The service adds a counter to each name. Engines that don't can have a name that ends like one.</summary>
    private string[] Find(string type, WorkflowStep step)
    {
        string? same = CountOf(type, step.NameInCode) > 0 ? step.NameInCode : CountOf(type, step.Name) > 0 ? step.Name : null;

        // A name without fixed words can become any other one. It takes only what no other node explains.
        string[] computed = [.. Computed(type, same ?? step.NameInCode, hasFixedWord: true)];
        if (same is not null)
        {
            return [same, .. computed.Where(name => name != same)];
        }

        computed = computed.Length > 0 ? computed : [.. Computed(type, step.Name, hasFixedWord: true)];
        return computed.Length > 0 ? computed : [.. Computed(type, step.NameInCode, hasFixedWord: false)];
    }

    private IEnumerable<string> Computed(string type, string name, bool hasFixedWord) =>
        _computed[type].Where(one => one.Computed.HasFixedWord == hasFixedWord && one.Computed.CanBe(name)).Select(one => one.Name);
}
