using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Instances that wait for an event that never arrives.</summary>
internal static class WaitingInstances
{
    /// <summary>Adds a workflow with this many instances, newest first. Their ids are numbered.</summary>
    public static IReadOnlyList<Instance> Add(SandboxAccount account, string workflow, int count)
    {
        StepScript script = new StepScriptBuilder().Do("load", seconds: 0).WaitForEvent("approval", "never").Build();
        _ = account.AddWorkflow(workflow, new WorkflowSetup { Script = script, QueueTime = TimeSpan.Zero });
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return account.AddInstances(workflow, Enumerable.Range(0, count).Select(number => new InstanceSetup
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{workflow}-{number}"),
            CreatedOn = now.AddSeconds(-1 - number),
        }));
    }
}
