using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>What the classes of the Worker of <c>tests/Live</c> do. The sandbox does not run JavaScript: it knows these
/// classes by their names. A class that it does not know has the default script.</summary>
public static class LiveScripts
{
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    /// <summary>The scripts, by the name of the class.</summary>
    public static IReadOnlyDictionary<string, StepScript> ByClass { get; } = new Dictionary<string, StepScript>
    {
        ["CfwLiveEcho"] = new StepScriptBuilder().Do("echo", 0.1).Returns(TypeOf).Build(),
        ["CfwLiveWaiting"] = Waiting(new StepScriptBuilder()).Returns("""{"type":"object"}""").Build(),
        ["CfwLiveSleeping"] = new StepScriptBuilder().Sleep("sleep", s_long).Build(),
        ["CfwLiveRetrying"] = new StepScriptBuilder()
            .Do(Failing("retry", "not yet") with { Retries = new RetryConfig(2, TimeSpan.FromMinutes(30), Backoff.Constant) })
            .Build(),
        ["CfwLiveFailing"] = new StepScriptBuilder()
            .Do(Failing("fail", "failed as planned") with { Retries = new RetryConfig(0, TimeSpan.FromSeconds(1), Backoff.Exponential) })
            .Build(),
        ["CfwLiveNonRetryable"] = new StepScriptBuilder()
            .Do(Failing("refuse", "refused as planned") with { IsNonRetryable = true })
            .Build(),
        ["CfwLiveRollback"] = Waiting(new StepScriptBuilder().Do(new DoStep("reserve")
        {
            Duration = TimeSpan.FromSeconds(0.1),
            Output = "1",
            Rollback = new RollbackHandler(TimeSpan.FromSeconds(0.1)),
        })).Build(),
        ["CfwLiveTimed"] = new StepScriptBuilder().Do("two seconds", 2, "1").Returns("1").Build(),
    };

    private static StepScriptBuilder Waiting(StepScriptBuilder script) => script.WaitForEvent("wait", "proceed", s_long);

    private static DoStep Failing(string name, string message) => new(name)
    {
        Duration = TimeSpan.FromSeconds(0.1),
        Failures = int.MaxValue,
        Error = new StepError("Error", message),
    };

    // As JavaScript names the type of a value.
    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => """{"type":"string"}""",
        JsonValueKind.Number => """{"type":"number"}""",
        JsonValueKind.True or JsonValueKind.False => """{"type":"boolean"}""",
        _ => """{"type":"object"}""",
    };
}
