using System;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>The scripts of the demo account: they take a few seconds each, so that you can watch them.</summary>
internal static class DemoScripts
{
    /// <summary>Fails at its second step, a few seconds after its start; succeeds after a restart.</summary>
    public static StepScript Refund { get; } = new StepScriptBuilder()
        .Do("load order", 0.3, """{"lines":2,"currency":"EUR"}""")
        .Do(new DoStep("call gateway")
        {
            Failures = int.MaxValue,
            SucceedsAfterRestart = true,
            Error = new StepError("GatewayError", "refund gateway answered 503"),
            Retries = new RetryConfig(2, TimeSpan.FromSeconds(1), Backoff.Constant),
            Output = """{"refunded":true}""",
        })
        .Do("send receipt", 0.4)
        .Returns(input => Result("refunded", input))
        .Build();

    public static StepScript RefundWorking { get; } = new StepScriptBuilder()
        .Do("load order", 0.3, """{"lines":2,"currency":"EUR"}""")
        .Do("call gateway", 0.9, """{"refunded":true}""")
        .Do("send receipt", 0.4)
        .Returns(input => Result("refunded", input))
        .Build();

    /// <summary>Waits for an approval.</summary>
    public static StepScript Billing { get; } = new StepScriptBuilder()
        .Do("draw up invoice", 0.6, """{"lines":4,"total":1284.5}""")
        .WaitForEvent("approval", "approved", TimeSpan.FromDays(3))
        .Do(new DoStep("book payment") { IsSensitive = true, Output = """{"iban":"hidden"}""" })
        .Do("send invoice", 0.5, """{"sent":true}""")
        .Returns(input => Result("invoiced", input))
        .Build();

    public static StepScript Report { get; } = new StepScriptBuilder()
        .Do("query sales", 1.2, """{"rows":18250}""")
        .Do("query returns", 0.9, """{"rows":412}""")
        .Do("render report", 1.5, """{"pages":12,"key":"reports/nightly.pdf"}""")
        .Do("post to chat", 0.2, """{"posted":true}""")
        .Returns("""{"report":"reports/nightly.pdf","rows":18662}""")
        .Build();

    public static StepScript Images { get; } = new StepScriptBuilder()
        .Do("fetch original", 0.5, """{"width":4032,"height":3024}""")
        .Parallel(
            branch => branch.Do("thumbnail", 0.4, """{"bytes":9120}"""),
            branch => branch.Do("preview", 0.7, """{"bytes":84210}"""),
            branch => branch.Do(new DoStep("watermark") { Stream = "watermarked image bytes"u8.ToArray() }))
        .Do("publish", 0.3, """{"published":3}""")
        .Returns(input => Result("published", input))
        .Build();

    public static StepScript Onboarding { get; } = new StepScriptBuilder()
        .Do("send welcome", 0.4, """{"message":"welcome"}""")
        .Sleep("wait a day", TimeSpan.FromDays(1))
        .Do("send tips", 0.4, """{"message":"tips"}""")
        .Sleep("wait three days", TimeSpan.FromDays(3))
        .Do("ask for feedback", 0.4, """{"message":"feedback"}""")
        .Returns(input => Result("onboarded", input))
        .Build();

    /// <summary>Completes in about two seconds, to demonstrate waiting.</summary>
    public static StepScript AddressCheck { get; } = new StepScriptBuilder()
        .Do("normalise", 0.5, """{"valid":true}""")
        .Do("look up", 0.9, """{"matches":1}""")
        .Do("score", 0.3, """{"score":0.97}""")
        .Returns(input => Result("checked", input))
        .Build();

    /// <summary>Runs for hours, to demonstrate stopping.</summary>
    public static StepScript Migration { get; } = new StepScriptBuilder()
        .Do(new DoStep("copy table")
        {
            Duration = TimeSpan.FromMinutes(2),
            Output = """{"rows":120000}""",
            Rollback = new RollbackHandler(TimeSpan.FromHours(8)),
        })
        .Do(new DoStep("rebuild index") { Duration = TimeSpan.FromHours(12), Timeout = "1 day" })
        .Do("switch over", 1)
        .Returns("""{"migrated":true}""")
        .Build();

    private static string Result(string outcome, JsonElement input) =>
        $$"""{"outcome":"{{outcome}}","input":{{input.GetRawText()}}}""";
}
