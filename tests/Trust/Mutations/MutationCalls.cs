using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>The calls whose responses are mutated: those of the table of all commands, and longer variants.</summary>
internal static class MutationCalls
{
    // These calls do not end soon on the account of the table.
    private static readonly string[] s_endless = ["Wait-", "Watch-", "Stop-CfWorkflowInstance w -All"];

    public static IReadOnlyList<string> All { get; } =
    [
        .. CommandCalls.Calls.Where(call => !s_endless.Any(name => call.StartsWith(name, StringComparison.Ordinal)))
            .Select(call => call.Replace("-BaseUri $server.BaseAddress", "", StringComparison.Ordinal))
            .Select(call => call == "New-CfWorkflowInstance w" ? $"{call} -Id fresh" : call),
        "Wait-CfWorkflowInstance w done -TimeoutSec 2",
        "$queued | Wait-CfWorkflowInstance -Status queued -TimeoutSec 2",
        "Watch-CfWorkflowInstance w done | Select-First 5",
        "Stop-CfWorkflowInstance w -All",
        "$queued | Stop-CfWorkflowInstance",
        "$queued | Remove-CfWorkflowInstance",
        "Get-CfWorkflowStep w bad",
        "Restart-CfWorkflowInstance w bad -FromFailedStep",
        "Get-CfWorkflowInstance w -Newest 3",
        "Get-CfWorkflowInstance w -Status queued,waiting",
        "$fresh | New-CfWorkflowInstance",
        "$fresh | New-CfWorkflowInstance -SkipExisting",
    ];

    /// <summary>The path of the list items, for calls that output each item separately.</summary>
    public static IReadOnlyDictionary<string, string> Lists { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Get-CfWorkflow"] = ".result[]",
        ["Get-CfWorkflowInstance w"] = ".result[]",
        ["Get-CfWorkflowInstance w -Detail"] = ".result[]",
        ["Get-CfWorkflowVersion w"] = ".result[]",
        ["Get-CfWorkflowConcurrencyKey"] = ".result[]",
        ["Get-CfWorkflowStep w bad"] = ".result.steps[]",
    };

    /// <summary>The variables that the calls pipe.</summary>
    public const string Variables = """
        $queued = 0..29 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = "queued-$_" } }
        $fresh = 0..4 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = "fresh-$_"; Params = @{ n = $_ } } }

        """;

    public static void Seed(SandboxAccount account)
    {
        CommandCalls.Seed(account);
        _ = account.AddWorkflow("x", new WorkflowSetup { Versions = 2, Schedules = ["0 3 * * *"] });
        _ = account.AddWorkflow("y", new WorkflowSetup { StepLimit = 3 });
        account.FindWorkflow("w")!.Deploy(new WorkflowSetup { ConcurrencyLimit = 3 }, account.Now);
        DateTimeOffset hour = account.Now.AddHours(-1);
        StepScript done = new StepScriptBuilder().Do("load", output: "{\"rows\":[1,2]}").Sleep("rest", TimeSpan.FromSeconds(1)).Build();
        StepScript bad = new StepScriptBuilder()
            .Do("first").Do("second")
            .Do(new DoStep("third") { Failures = int.MaxValue, Retries = new RetryConfig(2, TimeSpan.FromSeconds(1), Backoff.Linear) })
            .Build();
        _ = account.AddInstance("w", new InstanceSetup { Id = "done", CreatedOn = hour, Script = done, Params = "{\"a\":[1,\"x\",null]}" });
        _ = account.AddInstance("w", new InstanceSetup { Id = "bad", CreatedOn = hour, Script = bad });
        _ = account.AddInstances("w", Enumerable.Range(0, 30).Select(number => new InstanceSetup
        {
            Id = $"queued-{number}",
            CreatedOn = account.Now.AddSeconds(-100 - number),
            QueueTime = TimeSpan.FromDays(1),
        }));
        account.ConcurrencyKeys.Add(new ConcurrencyKey(Guid.Parse("00000000-0000-4000-8000-000000000001"), "other", 7, account.Now));
    }
}
