using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>Adds workflows in different states of health.</summary>
internal static class HealthAccount
{
    private static readonly StepScript s_failing = new StepScriptBuilder().Do(new DoStep("charge")
    {
        Failures = int.MaxValue,
        IsNonRetryable = true,
        Error = new StepError("GatewayError", "402"),
    }).Build();

    private static readonly StepScript s_working = new StepScriptBuilder().Do("charge", 1).Build();

    private static readonly StepScript s_slow =
        new StepScriptBuilder().Do(new DoStep("charge") { Duration = TimeSpan.FromHours(100) }).Build();

    private static readonly StepScript s_retrying = new StepScriptBuilder().Do(new DoStep("charge")
    {
        Failures = int.MaxValue,
        Duration = TimeSpan.FromSeconds(1),
        Retries = new RetryConfig(10_000, TimeSpan.FromSeconds(10), Backoff.Constant),
    }).Build();

    public static void Workflow(this SandboxAccount account, string name, int? concurrencyLimit = null) =>
        _ = account.AddWorkflow(name, new WorkflowSetup { CreatedOn = account.Now.AddDays(-100), ConcurrencyLimit = concurrencyLimit });

    /// <summary>Adds instances that ended some minutes ago.</summary>
    public static void Ended(this SandboxAccount account, string name, int errored, int complete, double minutes = 20)
    {
        Add(account, name, "errored", errored, minutes, s_failing);
        Add(account, name, "complete", complete, minutes, s_working);
    }

    /// <summary>Adds instances that have run the same step for some minutes.</summary>
    public static void Running(this SandboxAccount account, string name, double minutes, int count = 1) =>
        Add(account, name, "running", count, minutes, s_slow);

    /// <summary>Adds instances that have retried the same step for some minutes, every ten seconds.</summary>
    public static void Retrying(this SandboxAccount account, string name, double minutes) =>
        Add(account, name, "retrying", 1, minutes, s_retrying);

    /// <summary>Adds an instance that has waited for some minutes for an event.</summary>
    public static void Waiting(this SandboxAccount account, string name, double minutes, double timeout) => Add(
        account, name, "waiting", 1, minutes,
        new StepScriptBuilder().WaitForEvent("approval", "approved", TimeSpan.FromMinutes(timeout)).Build());

    public static void Queued(this SandboxAccount account, string name, int count) =>
        _ = account.AddInstances(name, Enumerable.Range(0, count).Select(index => new InstanceSetup
        {
            Id = $"queued-{index}",
            CreatedOn = account.Now.AddMinutes(-30),
            QueueTime = TimeSpan.FromDays(1),
        }));

    private static void Add(SandboxAccount account, string name, string prefix, int count, double minutes, StepScript script) =>
        _ = account.AddInstances(name, Enumerable.Range(0, count).Select(index => new InstanceSetup
        {
            Id = FormattableString.Invariant($"{prefix}-{minutes}-{index}").Replace('.', '_'),
            CreatedOn = account.Now.AddMinutes(-minutes),
            QueueTime = TimeSpan.Zero,
            Script = script,
        }));
}
