using System;
using System.Globalization;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>The scripts of <c>order-fulfilment</c>: one code, whose steps take some time, more or less.</summary>
internal sealed class OrderScripts(Random random)
{
    private const double Slow = 0.08;

    /// <summary>What new instances run.</summary>
    public static StepScript Default { get; } = Build(0.4, 0.8, Charge(0.9), Label(0.7), Hand(0.5));

    /// <summary>The order is fulfilled in about five seconds; one of twelve waits for its carrier.</summary>
    public StepScript Fulfilled() => With(Charge(Between(0.72, 1.02)), Label(Between(0.5, 0.85)), Hand(HandTime()));

    /// <summary>The gateway is busy once, and takes the card then.</summary>
    public StepScript Retried() => With(
        Charge(Between(0.72, 1.02)) with
        {
            Failures = 1,
            Error = new StepError("GatewayError", "card gateway answered 503: try again"),
            Retries = new RetryConfig(3, TimeSpan.FromSeconds(1.5), Backoff.Constant),
        },
        Label(Between(0.5, 0.85)),
        Hand(HandTime()));

    /// <summary>The card is declined on all four attempts, until the instance is restarted.</summary>
    public StepScript Declined(int order)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"card gateway answered 402 for order {order}: {Between(8, 480):0.00} EUR declined");
        return With(
            Charge(Between(0.76, 1.17)) with
            {
                Failures = int.MaxValue,
                SucceedsAfterRestart = true,
                Error = new StepError("GatewayError", message),
                Retries = new RetryConfig(3, TimeSpan.FromSeconds(1.5), Backoff.Constant),
            },
            Label(0.7),
            Hand(0.5));
    }

    /// <summary>The printer of labels does not answer in time, on all three attempts.</summary>
    public StepScript LabelTimedOut(int minutes) => With(
        Charge(Between(0.72, 1.02)),
        Label(0.7) with
        {
            Duration = TimeSpan.FromMinutes(minutes),
            DurationAfterRestart = TimeSpan.FromSeconds(0.7),
            Timeout = $"{minutes} minutes",
            Failures = int.MaxValue,
            SucceedsAfterRestart = true,
            Error = new StepError("Error", $"timeout after {minutes} minutes"),
            Retries = new RetryConfig(2, TimeSpan.FromMinutes(3), Backoff.Constant),
        },
        Hand(0.5));

    /// <summary>The carrier is away, as now and then.</summary>
    public StepScript CarrierAway(int order) => With(
        Charge(Between(0.72, 1.02)),
        Label(Between(0.5, 0.85)),
        Hand(0.5) with
        {
            Failures = int.MaxValue,
            SucceedsAfterRestart = true,
            Error = new StepError("CarrierError", $"no pick-up slot for order {order}"),
            Retries = new RetryConfig(1, TimeSpan.FromSeconds(1), Backoff.Constant),
        });

    private StepScript With(DoStep charge, DoStep label, DoStep hand) =>
        Build(Between(0.25, 0.45), Between(0.5, 0.8), charge, label, hand);

    private static StepScript Build(double validate, double reserve, DoStep charge, DoStep label, DoStep hand) =>
        new StepScriptBuilder()
            .Do("validate order", validate, """{"valid":true,"lines":3}""")
            .Do(new DoStep("reserve stock")
            {
                Duration = TimeSpan.FromSeconds(reserve),
                Output = """{"warehouse":"LIS-2","reserved":3}""",
                Rollback = new RollbackHandler(TimeSpan.FromSeconds(4.3)),
            })
            .Do(charge)
            .Parallel(branch => branch.Do(label), branch => branch.Do("notify warehouse", 0.5))
            .Sleep("wait for picking", TimeSpan.FromSeconds(2))
            .Do(hand)
            .Returns(Result)
            .Build();

    private static DoStep Charge(double seconds) => new("charge card")
    {
        Duration = TimeSpan.FromSeconds(seconds),
        Output = """{"captured":true}""",
        Retries = new RetryConfig(3, TimeSpan.FromSeconds(1.5), Backoff.Constant),
    };

    private static DoStep Label(double seconds) => new("print label")
    {
        Duration = TimeSpan.FromSeconds(seconds),
        Output = """{"carrier":"CTT"}""",
    };

    private static DoStep Hand(double seconds) => new("hand to carrier")
    {
        Duration = TimeSpan.FromSeconds(seconds),
        Output = """{"tracking":"LX904312775PT"}""",
    };

    private static string Result(JsonElement input) => $$"""{"outcome":"fulfilled","input":{{input.GetRawText()}}}""";

    private double HandTime() => random.NextDouble() < Slow ? Between(1, 1.6) : Between(0.35, 0.75);

    // To the millisecond, as all times.
    private double Between(double least, double most) =>
        Math.Round(least + (random.NextDouble() * (most - least)), 3);
}
