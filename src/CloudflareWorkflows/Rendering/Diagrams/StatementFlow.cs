using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Adds statements to a flow chart, with the arrows between them. Each statement has one point where it starts, so the
/// number of arrows is linear in the number of nodes.</summary>
internal sealed class StatementFlow(FlowChart chart)
{
    /// <summary>Where a break leads to, for each statement around it that it can leave.</summary>
    private readonly Stack<List<Exit>> _breaks = [];

    /// <summary>The IDs of the starts of functions, by their names.</summary>
    public Dictionary<string, string> Functions { get; } = [];

    /// <summary>The IDs of calls, and the names of the functions.</summary>
    public List<(string From, string Name)> Calls { get; } = [];

    /// <summary>Adds statements that run one after the other.</summary>
    /// <returns>Where the next statement is reached from.</returns>
    public List<Exit> AddInOrder(IReadOnlyList<OverlayNode> nodes, FlowGroup group, List<Exit> from) =>
        nodes.Aggregate(from, (exits, node) => AddStatement(node, group, exits));

    public List<Exit> AddStatement(OverlayNode node, FlowGroup group, List<Exit> from)
    {
        switch (node.Node.Type)
        {
            case "block" or null when node.Node.Name is null && node.Promises.Count == 0 && node.Nodes.Count > 0:
                return AddInOrder(node.Nodes, group, from);
            case "if" or "switch":
                return AddBranches(node, group, from);
            case "try":
                return AddTry(node, group, from);
            case "function_def":
                AddFunction(node, group);
                return from;
            case "break":
                List<Exit> left = [new Exit(AddBox(node, group, from))];
                if (node.Node.Kind == "break" && _breaks.Count > 0)
                {
                    _breaks.Peek().AddRange(left);
                }

                return [];
            case "loop" when node.Nodes.Count > 0:
                _breaks.Push([]);
                FlowGroup body = chart.AddGroup(group, FlowBox.LabelOf(node));
                List<Exit> start = body == group ? [new Exit(AddBox(node, group, from))] : from;
                return [.. AddInOrder(node.Nodes, body, start), .. _breaks.Pop()];
            case "step_do" or "function_call" or "start":
                FlowGroup frame = node.Nodes.Count == 0 ? group : chart.AddGroup(group, NodeText.HeadOf(node.Node));
                return AddInOrder(node.Nodes, frame, [new Exit(AddBox(node, frame, from))]);
            default:
                return node.Nodes.Count == 0 ? [new Exit(AddBox(node, group, from))] : AddParallel(node, group, from);
        }
    }

    private List<Exit> AddBranches(OverlayNode node, FlowGroup group, List<Exit> from)
    {
        string decision = AddBox(node, group, from, FlowShape.Decision);
        List<Exit> exits = [];
        bool canBreak = node.Node.Type == "switch";
        if (canBreak)
        {
            _breaks.Push(exits);
        }

        foreach (OverlayNode branch in node.Nodes)
        {
            exits.AddRange(AddInOrder(branch.Nodes, group, [new Exit(decision, NodeText.HeadOf(branch.Node))]));
        }

        _ = canBreak ? _breaks.Pop() : null;

        // Without a branch for all other cases, the code goes on.
        if (!node.Nodes.Any(branch => branch.Node is { Part: "branches", Condition: null }))
        {
            exits.Add(new Exit(decision, node.Nodes.Count == 0 ? null : "otherwise"));
        }

        return exits;
    }

    private List<Exit> AddTry(OverlayNode node, FlowGroup group, List<Exit> from)
    {
        string start = AddBox(node, group, from);
        List<Exit> exits = [new Exit(start)];
        foreach (OverlayNode part in node.Nodes)
        {
            switch (part.Node.Part)
            {
                case "catch_block":
                    exits = [.. exits, .. AddInOrder(part.Nodes, group, [new Exit(start, "catch", IsDashed: true)])];
                    break;
                case "finally_block":
                    exits = AddInOrder(part.Nodes, group, [.. exits.Select(exit => exit with { Label = exit.Label ?? "finally" })]);
                    break;
                default:
                    exits = AddStatement(part, group, exits);
                    break;
            }
        }

        return exits;
    }

    /// <summary>Statements that start together, or whose order isn't known.</summary>
    private List<Exit> AddParallel(OverlayNode node, FlowGroup group, List<Exit> from)
    {
        FlowGroup inner = chart.AddGroup(group, FlowBox.LabelOf(node));
        string fork = node.StepType is null && inner != group
            ? chart.AddNode(inner, FlowShape.Fork, FlowStyles.None, [])
            : AddBox(node, inner, []);
        chart.Connect(from, fork);
        List<Exit> exits = [];
        foreach (OverlayNode child in node.Nodes)
        {
            string? label = child.Node.Part is null ? null : NodeText.HeadOf(child.Node);
            exits.AddRange(AddStatement(child, inner, [new Exit(fork, label)]));
        }

        return exits;
    }

    private void AddFunction(OverlayNode function, FlowGroup group)
    {
        FlowGroup inner = chart.AddGroup(group, NodeText.HeadOf(function.Node));
        string start = chart.AddNode(inner, FlowShape.Terminal, FlowStyles.None, [NodeText.HeadOf(function.Node)]);
        if (function.Node.Name is string name && !Functions.ContainsKey(name))
        {
            Functions.Add(name, start);
        }

        _ = AddInOrder(function.Nodes, inner, [new Exit(start)]);
    }

    private string AddBox(OverlayNode node, FlowGroup group, List<Exit> from, FlowShape shape = FlowShape.Box)
    {
        bool isCall = node.Node.Type == "function_call";
        string id = chart.AddNode(group, isCall ? FlowShape.Call : shape, FlowBox.StyleOf(node), FlowBox.LinesOf(node));
        if (isCall && node.Node.Name is string called)
        {
            Calls.Add((id, called));
        }

        chart.Connect(from, id);
        return id;
    }
}
