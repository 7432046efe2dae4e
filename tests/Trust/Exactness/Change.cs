using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>A change to existing instances.</summary>
/// <param name="Command">The command that receives the instances from the pipeline.</param>
/// <param name="Count">How often the account recorded the change for an instance.</param>
internal sealed record Change(string Command, Func<SandboxServer, Instance, int> Count)
{
    public static Change Stop { get; } = new(
        "Stop-CfWorkflowInstance", static (_, instance) => instance.History.Any(entry => entry is HistoryEntry.Terminated) ? 1 : 0);

    /// <summary>A rollback does not use batches.</summary>
    public static Change StopWithRollback { get; } = Stop with { Command = "Stop-CfWorkflowInstance -Rollback" };

    public static Change Remove { get; } = new(
        "Remove-CfWorkflowInstance",
        static (server, instance) => server.Account.FindInstance(instance.Id[..instance.Id.LastIndexOf('-')], instance.Id) is null ? 1 : 0);

    /// <summary>A restart is not idempotent.</summary>
    public static Change Restart { get; } = new(
        "Restart-CfWorkflowInstance", static (_, instance) => instance.History.Count(entry => entry is HistoryEntry.Restarted))
    {
        CanVerifyOutcome = false,
    };

    public static Change Send { get; } = new(
        "Send-CfWorkflowEvent -Type e", static (_, instance) => instance.History.Count(entry => entry is HistoryEntry.EventSent))
    {
        CanVerifyOutcome = false,
    };

    public bool CanVerifyOutcome { get; init; } = true;

    /// <summary>The script that changes instances with an even number.</summary>
    public string Script(string workflow, int count, string options = "") => $$"""
        0..{{count - 1}} | ForEach-Object { [pscustomobject]@{ WorkflowName = '{{workflow}}'; Id = "{{workflow}}-$(2 * $_)" } } |
            {{Command}} {{options}}
        """;

    public Dictionary<string, int> Done(SandboxServer server, IEnumerable<Instance> instances) => instances.Where(IsAskedFor)
        .ToDictionary(instance => instance.Id, instance => Count(server, instance), StringComparer.Ordinal);

    /// <summary>The number of changed instances that were not requested.</summary>
    public static int DoneToOthers(SandboxServer server, IEnumerable<Instance> instances) => instances.Count(instance =>
        !IsAskedFor(instance) && (instance.History.Count > 0 || Remove.Count(server, instance) > 0));

    private static bool IsAskedFor(Instance instance) =>
        int.Parse(instance.Id.AsSpan(instance.Id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture) % 2 == 0;
}
