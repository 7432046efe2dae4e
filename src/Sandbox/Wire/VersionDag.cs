using System;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A version with its steps in the legacy format.</summary>
internal sealed record VersionDag(
    Guid Id, Guid WorkflowId, string ClassName, DateTimeOffset CreatedOn, DateTimeOffset ModifiedOn, JsonObject? Dag)
{
    public static VersionDag Of(Workflow workflow, WorkflowVersion version) => new(
        version.Id,
        workflow.Id,
        version.ClassName,
        version.CreatedOn,
        version.CreatedOn,
        version.HasGraph ? new JsonObject { ["nodes"] = GraphNodes.Of(version).Nodes } : null);
}
