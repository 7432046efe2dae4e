using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A version with the tree of its code, in the current format (graph) or the legacy format (dag); either may
/// be null.</summary>
internal sealed record GraphWire
{
    public string? ClassName { get; init; }

    public DateTime? CreatedOn { get; init; }

    public JsonElement Graph { get; init; }

    public JsonElement Dag { get; init; }

    /// <summary>Returns null if the service has no tree.</summary>
    public WorkflowGraph? ToModel(
        string accountId, string workflowName, string versionId, CancellationToken cancellationToken)
    {
        JsonElement tree = Graph.ValueKind == JsonValueKind.Object ? Graph : Dag;
        if (tree.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement workflow = tree.TryGetProperty("workflow", out JsonElement inner)
            && inner.ValueKind == JsonValueKind.Object ? inner : tree;
        WorkflowGraphNode[] nodes = GraphNodes.Read(workflow, null, cancellationToken).Nodes;
        return new WorkflowGraph
        {
            AccountId = accountId,
            WorkflowName = workflowName,
            VersionId = versionId,
            ClassName = ClassName,
            CreatedOn = CreatedOn,
            Format = GraphNodes.Number(tree, "version"),
            Nodes = [.. nodes.Where(node => node.Part is null)],
            Functions = [.. nodes.Where(node => node.Part is not null)],
        };
    }
}
