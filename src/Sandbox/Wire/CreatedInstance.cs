using System;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to a creation.</summary>
internal sealed record CreatedInstance(string Id, string Status, Guid VersionId, Guid WorkflowId, string TriggerSource)
{
    public static CreatedInstance Of(Instance instance, DateTimeOffset now) => new(
        instance.Id, instance.Summary(now).Status, instance.Version.Id, instance.Workflow.Id, instance.Trigger);
}
