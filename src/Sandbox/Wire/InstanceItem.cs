using System;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An instance in a listing.</summary>
internal sealed record InstanceItem(
    string Id,
    string Status,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn,
    DateTimeOffset? StartedOn,
    DateTimeOffset? EndedOn,
    Guid VersionId,
    Guid WorkflowId,
    string TriggerSource)
{
    public static InstanceItem Of(Instance instance, DateTimeOffset now)
    {
        InstanceSummary summary = instance.Summary(now);
        return new InstanceItem(
            instance.Id, summary.Status, instance.CreatedOn, summary.ModifiedOn, summary.StartedOn, summary.EndedOn,
            instance.Version.Id, instance.Workflow.Id, instance.Trigger);
    }
}
