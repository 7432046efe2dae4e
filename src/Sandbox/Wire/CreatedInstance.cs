using System;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a creation answers.</summary>
internal sealed record CreatedInstance(string Id, string Status, Guid VersionId, Guid WorkflowId, string TriggerSource)
{
    public static CreatedInstance Of(Instance instance, DateTimeOffset now) => new(
        instance.Id, instance.Summary(now).Status, instance.Version.Id, instance.Workflow.Id, instance.Trigger);
}
