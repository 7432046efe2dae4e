using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Reads graphs from inputs, live or not.</summary>
internal static class GraphInput
{
    /// <summary>Returns the graph of an input, without its nodes if it's a copy that has lost some of them.</summary>
    /// <exception cref="CmdletErrorException">The input isn't a graph, or its nodes aren't a tree.</exception>
    public static WorkflowGraph Of(PSObject input, out bool isIncomplete)
    {
        if (!IsGraph(input))
        {
            throw new CmdletErrorException("GraphNeeded", ErrorCategory.InvalidArgument, "This input isn't a graph.", input)
            {
                RecommendedAction = "Pipe graphs from Get-CfWorkflowGraph.",
            };
        }

        object? nodes = input.Properties[nameof(WorkflowGraph.Nodes)]?.Value;
        object? functions = input.Properties[nameof(WorkflowGraph.Functions)]?.Value;
        GraphProblem? problem = GraphObjects.Check(nodes, functions);
        if (problem is not (null or GraphProblem.Incomplete))
        {
            throw Unfit(problem.Value, input);
        }

        isIncomplete = problem is not null;
        if (input.BaseObject is WorkflowGraph live)
        {
            return live;
        }

        InputValues values = new(input);
        return new WorkflowGraph
        {
            AccountId = values.Text(nameof(WorkflowGraph.AccountId)),
            WorkflowName = values.Text(nameof(WorkflowGraph.WorkflowName)) ?? "",
            VersionId = values.Text(nameof(WorkflowGraph.VersionId)) ?? "",
            ClassName = values.Text(nameof(WorkflowGraph.ClassName)),
            Format = values.Text(nameof(WorkflowGraph.Format)) is null ? null : values.Number(nameof(WorkflowGraph.Format)),
            CreatedOn = values.Time(nameof(WorkflowGraph.CreatedOn)),
            Nodes = isIncomplete ? [] : GraphObjects.Read(nodes),
            Functions = isIncomplete ? [] : GraphObjects.Read(functions),
        };
    }

    /// <summary>Whether an input is a graph, or a copy of one.</summary>
    public static bool IsGraph(PSObject input) => input.BaseObject is WorkflowGraph
        || (InputShape.Has(input, nameof(WorkflowGraph.Nodes))
            && (input.TypeNames.Any(type => type.EndsWith(typeof(WorkflowGraph).FullName!, StringComparison.Ordinal))
                || InputShape.Has(input, nameof(WorkflowGraph.VersionId))));

    private static CmdletErrorException Unfit(GraphProblem problem, PSObject input) => new(
        problem == GraphProblem.Cycle ? "GraphCyclic" : "GraphTooLarge",
        ErrorCategory.InvalidData,
        problem switch
        {
            GraphProblem.Cycle => "A node of this graph contains itself.",
            GraphProblem.TooDeep => $"The nodes of this graph are nested deeper than {GraphShape.MaximumDepth} levels.",
            _ => $"This graph has more than {GraphShape.MaximumNodes} nodes.",
        },
        input);
}
