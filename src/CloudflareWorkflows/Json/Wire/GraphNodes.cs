using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>Reads the tree of a workflow's code. Unknown types and fields are kept: a field that contains nodes
/// becomes part of the tree, any other becomes a detail.</summary>
internal static class GraphNodes
{
    private const string NodesProperty = "nodes";

    public static WorkflowGraphNode Read(JsonElement node, string? part, CancellationToken cancellationToken)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return new WorkflowGraphNode { Part = part, Details = JsonToObject.Convert(node, cancellationToken) };
        }

        List<WorkflowGraphNode> children = [];
        List<JsonProperty> details = [];
        foreach (JsonProperty property in node.EnumerateObject())
        {
            if (Parts(property) is JsonElement[] parts)
            {
                string? name = property.NameEquals(NodesProperty) ? null : property.Name;
                children.AddRange(parts.Select(item => Read(item, name, cancellationToken)));
            }
            else if (!IsTyped(property))
            {
                details.Add(property);
            }
        }

        return GraphDetails.Read(new WorkflowGraphNode
        {
            Type = Text(node, "type"),
            Name = Text(node, "name"),
            Kind = Text(node, "kind"),
            Starts = Number(node, "starts"),
            Resolves = Number(node, "resolves"),
            Part = part,
            Nodes = [.. children],
            Details = details.Count == 0 ? null : JsonToObject.Convert(details, cancellationToken),
        });
    }

    public static int? Number(JsonElement node, string name) =>
        node.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number) ? number : null;

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Whether a field has its own property in the model and has the documented type.</summary>
    private static bool IsTyped(JsonProperty property) => property.Name switch
    {
        "type" or "name" or "kind" => property.Value.ValueKind == JsonValueKind.String,
        "starts" or "resolves" => property.Value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    /// <summary>The nodes of a field: a list, a single node, or nodes by name. Null if the field contains something
    /// else.</summary>
    private static JsonElement[]? Parts(JsonProperty property)
    {
        JsonElement value = property.Value;
        if (property.NameEquals(NodesProperty) && value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }

        JsonElement[] items = value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray()],
            JsonValueKind.Object when HoldsNodes(value) => [value],
            JsonValueKind.Object => [.. value.EnumerateObject().Select(member => member.Value)],
            _ => [],
        };
        bool isNamed = property.Name is "branches" or "functions";
        return (items.Length > 0 || isNamed) && items.All(HoldsNodes) ? items : null;
    }

    private static bool HoldsNodes(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(NodesProperty, out JsonElement nodes) && nodes.ValueKind == JsonValueKind.Array;
}
