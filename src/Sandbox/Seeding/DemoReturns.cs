using System;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>A workflow whose code has all that a graph can show: a promise that is awaited later, a function that is called
/// twice, a switch, and try, catch and finally.</summary>
internal static class DemoReturns
{
    private const string LastCall = """{ "type": "function_call", "name": "notify", "starts": 5, "resolves": 5 }""";

    private const string Graph = """
        {
          "functions": {
            "notify": { "type": "function_def", "name": "notify", "nodes": [
              { "type": "step_do", "name": "notify customer", "nodes": [],
                "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } }
            ] }
          },
          "nodes": [
            { "type": "step_do", "name": "load return", "nodes": [],
              "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } },
            { "type": "step_do", "name": "create label", "nodes": [], "starts": 1, "resolves": 4,
              "config": { "retries": { "limit": 2, "delay": "5 seconds", "backoff": "linear" }, "timeout": "2 minutes" } },
            { "type": "function_call", "name": "notify", "starts": 2, "resolves": 2 },
            { "type": "switch", "discriminant": "request.reason", "branches": [
              { "condition": "'damaged'", "nodes": [
                { "type": "step_do", "name": "file claim", "nodes": [],
                  "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } } ] },
              { "condition": "'wrong size'", "nodes": [
                { "type": "step_do", "name": "reserve exchange", "nodes": [],
                  "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } } ] },
              { "condition": null, "nodes": [
                { "type": "step_do", "name": "restock", "nodes": [],
                  "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } } ] }
            ] },
            { "type": "try",
              "try_block": { "type": "block", "nodes": [
                { "type": "step_do", "name": "refund payment", "nodes": [],
                  "config": { "retries": { "limit": 1, "delay": 1000, "backoff": "constant" }, "timeout": "1 minute" } } ] },
              "catch_block": { "type": "block", "nodes": [
                { "type": "step_do", "name": "queue manual refund", "nodes": [],
                  "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } } ] },
              "finally_block": { "type": "block", "nodes": [
                { "type": "step_do", "name": "close case", "nodes": [],
                  "config": { "retries": { "limit": 5, "delay": 10000, "backoff": "exponential" }, "timeout": "10 minutes" } } ] } },
            { "type": "function_call", "name": "notify", "starts": 5, "resolves": 5 }
          ]
        }
        """;

    /// <summary>The second version named a step otherwise, printed labels slower, and didn't notify at the end.</summary>
    private static readonly string s_second = Graph
        .Replace("reserve exchange", "order exchange", StringComparison.Ordinal)
        .Replace("\"timeout\": \"2 minutes\"", "\"timeout\": \"10 minutes\"", StringComparison.Ordinal)
        .Replace(LastCall, """{ "type": "break", "kind": "return" }""", StringComparison.Ordinal);

    /// <summary>The first version exchanged what is broken, and closed no case.</summary>
    private static readonly string s_first = s_second
        .Replace("'damaged'", "'broken'", StringComparison.Ordinal)
        .Replace("\"close case\"", "\"log result\"", StringComparison.Ordinal);

    private static readonly (string Reason, string Step)[] s_reasons =
        [("damaged", "file claim"), ("wrong size", "reserve exchange"), ("changed mind", "restock")];

    private static readonly DoStep s_load = new("load return");

    public static void Add(SandboxAccount account)
    {
        DateTimeOffset now = account.Now;
        WorkflowSetup setup = new()
        {
            ScriptName = "shop-api",
            Script = Script("restock", Refund(0)),
            Graph = s_first,
            CreatedOn = now.AddDays(-75),
        };
        Workflow workflow = account.AddWorkflow("returns", setup);
        workflow.Deploy(setup with { Graph = s_second }, now.AddDays(-74));
        workflow.Deploy(setup with { Graph = Graph }, now.AddDays(-73));
        _ = account.AddInstances("returns", Enumerable.Range(0, 18).Select(index => new InstanceSetup
        {
            Id = Id(index),
            CreatedOn = now.AddHours(-70 + (index * 3.7)),
            // Of every sixth, the payment cannot be refunded. The code catches that.
            Script = Script(s_reasons[index % 3].Step, Refund(index % 6 == 4 ? int.MaxValue : 0)),
            Params = $$"""{"reason":"{{s_reasons[index % 3].Reason}}"}""",
            Trigger = TriggerSource.Binding,
        }));
        AddRestarted(account, now);
    }

    // It failed two days ago and was restarted last night. A list shows one complete instance; analytics count a failure
    // and a success.
    private static void AddRestarted(SandboxAccount account, DateTimeOffset now) =>
        _ = account.AddInstance("returns", new InstanceSetup
        {
            Id = Id(18),
            CreatedOn = now.AddDays(-2),
            Script = Script("restock", Refund(0), s_load with
            {
                Failures = int.MaxValue,
                SucceedsAfterRestart = true,
                Error = new StepError("TypeError", "Cannot read properties of undefined (reading 'lines')"),
            }),
            Params = """{"reason":"changed mind"}""",
            Trigger = TriggerSource.Binding,
            History = [new HistoryEntry.Restarted(now.AddHours(-7))],
        });

    private static DoStep Refund(int failures) => new("refund payment")
    {
        Failures = failures,
        IsCaught = true,
        Error = new StepError("GatewayError", "refund gateway answered 409: already settled"),
        Retries = new RetryConfig(1, TimeSpan.FromSeconds(1), Backoff.Constant),
        Timeout = "1 minute",
    };

    private static StepScript Script(string step, DoStep refund, DoStep? load = null)
    {
        StepScriptBuilder builder = new StepScriptBuilder()
            .Do(load ?? s_load)
            .Parallel(
                branch => branch.Do(new DoStep("create label") { Duration = TimeSpan.FromSeconds(1.6), Timeout = "2 minutes" }),
                branch => branch.Do("notify customer", 0.4).Do(step, 0.6))
            .Do(refund);
        if (refund.Failures > 0)
        {
            _ = builder.Do("queue manual refund", 0.3);
        }

        return builder.Do("close case", 0.2).Do("notify customer", 0.4).Build();
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"return-{501 + index}");
}
