using System;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A version with the tree of its code.</summary>
internal sealed record VersionGraph(
    Guid Id, Guid WorkflowId, string ClassName, DateTimeOffset CreatedOn, DateTimeOffset ModifiedOn, JsonObject? Graph)
{
    public static VersionGraph Of(Workflow workflow, WorkflowVersion version) => new(
        version.Id,
        workflow.Id,
        version.ClassName,
        version.CreatedOn,
        version.CreatedOn,
        version.HasGraph ? GraphOf(version) : null);

    private static JsonObject GraphOf(WorkflowVersion version)
    {
        (JsonNode functions, JsonNode nodes) = GraphNodes.Of(version);
        return new JsonObject
        {
            ["version"] = 1,
            ["workflow"] = new JsonObject
            {
                ["class_name"] = version.ClassName,
                ["functions"] = functions,
                ["nodes"] = nodes,
            },
        };
    }
}
