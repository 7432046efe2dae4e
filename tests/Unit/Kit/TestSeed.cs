using System;
using System.Globalization;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>The number that all random choices of a test run come from. The variable <c>TEST_SEED</c> sets it: a number, or
/// <c>random</c>. Without it the number is always the same, so a run repeats.</summary>
internal static class TestSeed
{
    private const string Variable = "TEST_SEED";

    public static int Value { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => 20261126,
        "random" => Random.Shared.Next(),
        string number => int.Parse(number, CultureInfo.InvariantCulture),
    };

    /// <summary>The line that repeats this run.</summary>
    public static string Line { get; } = string.Create(CultureInfo.InvariantCulture, $"{Variable}={Value}");
}
