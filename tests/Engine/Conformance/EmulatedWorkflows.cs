using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>The workflows of runtime/worker.mjs, as scripts of the sandbox.</summary>
internal static class EmulatedWorkflows
{
    private static readonly RetryConfig s_soon = new(2, TimeSpan.FromMilliseconds(50), Backoff.Constant);

    public static void Add(SandboxAccount account)
    {
        Add(account, "orders", new StepScriptBuilder()
            .Do("validate order", 0, """{"orderId":"none","items":2}""")
            .Do("reserve item", 0, "\"one\"")
            .Do("reserve item", 0, "\"two\"")
            .Sleep("cool down", TimeSpan.FromMilliseconds(100))
            .Returns("""{"order":{"orderId":"none","items":2}}"""));
        Add(account, "flaky", new StepScriptBuilder()
            .Do(new DoStep("call supplier")
            {
                Failures = 2,
                Retries = s_soon,
                Error = new StepError("Error", "supplier is down"),
                Output = "3",
            })
            .Returns("""{"attempts":3}"""));
        Add(account, "failing", new StepScriptBuilder()
            .Do("prepare", 0, "\"ready\"")
            .Do(new DoStep("charge")
            {
                Failures = int.MaxValue,
                IsNonRetryable = true,
                Error = new StepError("NonRetryableError", "card declined"),
            }));
        // The real workflow returns the event. This one returns the params, so scenarios use the same value for both.
        Add(account, "approval", new StepScriptBuilder()
            .WaitForEvent("wait for approval", "approval", TimeSpan.FromHours(1))
            .Returns(input => input.GetRawText()));
        Add(account, "long", Ticks(new StepScriptBuilder()));
    }

    private static StepScriptBuilder Ticks(StepScriptBuilder script)
    {
        for (int tick = 0; tick < 600; tick++)
        {
            script = script.Do("tick", 0, $"{tick}").Sleep("pause", TimeSpan.FromSeconds(1));
        }

        return script;
    }

    private static void Add(SandboxAccount account, string name, StepScriptBuilder script) =>
        _ = account.AddWorkflow(name, new WorkflowSetup { Script = script.Build() });
}
