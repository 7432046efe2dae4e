using System;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to the creation or change of a workflow: no counts, and numeric flags.</summary>
internal sealed record DeployedWorkflow(
    Guid Id,
    string Name,
    string ScriptName,
    string ClassName,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn,
    DateTimeOffset? TriggeredOn,
    Guid VersionId,
    int IsDeleted,
    int TerminatorRunning)
{
    public static DeployedWorkflow Of(Workflow workflow, bool isTerminatorRunning) => new(
        workflow.Id,
        workflow.Name,
        workflow.ScriptName,
        workflow.Newest.ClassName,
        workflow.CreatedOn,
        workflow.ModifiedOn,
        workflow.TriggeredOn,
        workflow.Newest.Id,
        IsDeleted: 0,
        TerminatorRunning: isTerminatorRunning ? 1 : 0);
}
