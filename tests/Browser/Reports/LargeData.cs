using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Browser.Tests.Reports;

/// <summary>As many instances as a report is made for.</summary>
internal static class LargeData
{
    /// <summary>Adds 500 instances of 50 steps.</summary>
    public static void Add(SandboxAccount account)
    {
        StepScriptBuilder script = new();
        foreach (int step in Enumerable.Range(1, 50))
        {
            _ = script.Do($"step {step}", 0.2, """{"rows":18250,"region":"eu"}""");
        }

        _ = account.AddWorkflow("large", new WorkflowSetup { Script = script.Build() });
        _ = account.AddInstances("large", Enumerable.Range(0, 500).Select(index => new InstanceSetup
        {
            Id = $"large-{index}",
            Params = """{"orderId":1001,"region":"eu"}""",
            CreatedOn = new DateTimeOffset(2026, 11, 26, 6, 0, 0, TimeSpan.Zero).AddSeconds(index),
        }));
    }
}
