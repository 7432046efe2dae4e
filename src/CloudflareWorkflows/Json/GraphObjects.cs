using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>Reads nodes of graphs from objects of the pipeline, which may be deserialized or made by a script.</summary>
internal static class GraphObjects
{
    /// <summary>Returns what is wrong with nodes; null if they can be read.</summary>
    public static GraphProblem? Check(params object?[] nodes)
    {
        bool isIncomplete = false;
        return GraphShape.Check(nodes.SelectMany(Items), Children) ?? (isIncomplete ? GraphProblem.Incomplete : null);

        IEnumerable<object> Children(object node)
        {
            // Below the depth that is serialized, objects become text.
            isIncomplete |= node is PSObject { BaseObject: string };
            return node is WorkflowGraphNode live ? live.Nodes : Items(((PSObject)node).Properties["Nodes"]?.Value);
        }
    }

    /// <summary>Returns the nodes as the module reads them from the service.</summary>
    /// <param name="nodes">Nodes without a problem, live or not.</param>
    public static WorkflowGraphNode[] Read(object? nodes) => [.. Items(nodes).Select(Node)];

    private static WorkflowGraphNode Node(object item) => item is WorkflowGraphNode live
        ? live
        : GraphDetails.Read(new WorkflowGraphNode
        {
            Type = Value<string>(item, "Type"),
            Name = Value<string>(item, "Name"),
            Kind = Value<string>(item, "Kind"),
            Part = Value<string>(item, "Part"),
            Starts = Value<int?>(item, "Starts"),
            Resolves = Value<int?>(item, "Resolves"),
            Details = BaseObject.OrCustomObject(((PSObject)item).Properties["Details"]?.Value),
            Nodes = Read(((PSObject)item).Properties["Nodes"]?.Value),
        });

    /// <summary>The elements of a list, without the wrapper of live nodes. A single object is a list too.</summary>
    private static IEnumerable<object> Items(object? nodes) => (LanguagePrimitives.GetEnumerable(nodes) is { } items
        ? items.Cast<object?>()
        : [nodes])
        .Where(item => item is not null)
        .Select(item => BaseObject.Of(item) is WorkflowGraphNode live ? live : (object)PSObject.AsPSObject(item));

    private static T? Value<T>(object node, string property) =>
        BaseObject.Of(((PSObject)node).Properties[property]?.Value) is object value
        && LanguagePrimitives.TryConvertTo(value, out T result) ? result : default;
}
