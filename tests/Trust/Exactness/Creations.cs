using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Creates instances in batches and one by one, with given and with generated ids. The params of each are a number
/// that identifies the input.</summary>
internal static class Creations
{
    public static Task RunAsync(FaultyAccount account, CancellationToken cancellationToken)
    {
        Scale scale = account.Run.Scale;
        return Task.WhenAll(
            CreateAsync(account, "own", scale.GivenIds, WithGivenIds("own", scale.GivenIds), cancellationToken),
            CreateAsync(account, "made", scale.GeneratedIds, WithGeneratedIds("made", scale.GeneratedIds), cancellationToken),
            CreateAsync(account, "single", scale.Singles, $$"""
                0..{{scale.Singles - 1}} | ForEach-Object {
                    if ($_ % 2) { New-CfWorkflowInstance single -Params $_ }
                    else { New-CfWorkflowInstance single -Params $_ -Id "single-$_" }
                }
                """, cancellationToken));
    }

    public static string WithGivenIds(string workflow, int count, string options = "") => $$"""
        0..{{count - 1}} | ForEach-Object { [pscustomobject]@{ WorkflowName = '{{workflow}}'; Id = "{{workflow}}-$_"; Params = $_ } } |
            New-CfWorkflowInstance {{options}}
        """;

    public static string WithGeneratedIds(string workflow, int count, string options = "") => $$"""
        0..{{count - 1}} | ForEach-Object { [pscustomobject]@{ WorkflowName = '{{workflow}}'; Params = $_ } } |
            New-CfWorkflowInstance {{options}}
        """;

    /// <summary>The number of each instance of a workflow, by its id.</summary>
    public static Dictionary<string, int> Numbers(SandboxAccount account, string workflow)
    {
        lock (account.SyncRoot)
        {
            return account.FindWorkflow(workflow)!.Instances.All.ToArray().ToDictionary(
                instance => instance.Id, instance => JsonSerializer.Deserialize<int>(instance.Params!), StringComparer.Ordinal);
        }
    }

    private static async Task CreateAsync(
        FaultyAccount account, string workflow, int count, string script, CancellationToken cancellationToken)
    {
        _ = account.Server.Account.AddWorkflow(workflow);
        string name = $"create, {workflow}";
        CallResult result = await account.RunAsync(name, script, FaultPlan.AllKinds, cancellationToken);
        new OutcomeChecker(account.Run, $"{account.Protocol} {name}")
            .CheckCreations(result, count, Numbers(account.Server.Account, workflow));
    }
}
