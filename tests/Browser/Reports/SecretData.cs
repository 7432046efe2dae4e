using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Browser.Tests.Reports;

/// <summary>A workflow with data wherever the service has data.</summary>
internal static class SecretData
{
    private const string Params = """{"markedparamskey":"markedparams","list":[{"deep":"markeddeep"},918273645001]}""";
    private const string StepOutput = """{"markedstepkey":"markedstep"}""";
    private const string Payload = """{"markedeventkey":"markedevent"}""";
    private const string Output = """{"markedoutputkey":"markedoutput"}""";

    /// <summary>The texts of the data.</summary>
    public static IReadOnlyList<string> Marks { get; } =
    [
        "markedparamskey", "markedparams", "markeddeep", "918273645001", "markedstepkey", "markedstep", "markedeventkey",
        "markedevent", "markedoutputkey", "markedoutput",
    ];

    /// <summary>Adds instances that complete, fail and wait.</summary>
    public static void Add(SandboxAccount account)
    {
        StepScript script = Script(failures: 0);
        _ = account.AddWorkflow("secrets", new WorkflowSetup { Script = script });
        DateTimeOffset created = new(2026, 11, 26, 7, 0, 0, TimeSpan.Zero);
        InstanceSetup complete = new()
        {
            Id = "complete",
            Params = Params,
            CreatedOn = created,
            History = [new HistoryEntry.EventSent(created.AddMinutes(1), "approved", Payload)],
        };
        _ = account.AddInstances(
            "secrets",
            [
                complete,
                complete with { Id = "failed", Script = Script(int.MaxValue) },
                complete with { Id = "waiting", History = [] },
            ]);
    }

    private static StepScript Script(int failures) => new StepScriptBuilder()
        .Do("first", 0.4, StepOutput)
        .WaitForEvent("wait for approval", "approved")
        .Do(new DoStep("last") { Failures = failures, Retries = new RetryConfig(1, TimeSpan.FromSeconds(1), Backoff.Constant) })
        .Returns(Output)
        .Build();
}
