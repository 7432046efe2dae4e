using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>A rule of the service for the code of workflows.</summary>
/// <param name="Kind">Its name in findings.</param>
/// <param name="Severity">How bad a breach is.</param>
/// <param name="Advice">What to change.</param>
/// <param name="Address">The page that has the rule.</param>
internal sealed record VersionRule(string Kind, string Severity, string Advice, string Address)
{
    public static readonly VersionRule s_unawaitedStep = new(
        "UnawaitedStep", FindingSeverity.Critical, "Await the promise that the step returns.", Rules + "await-your-steps");

    public static readonly VersionRule s_raceOutsideStep = new(
        "RaceOutsideStep", FindingSeverity.Warning,
        "Put the race into a step of its own, so that its result is kept.", Rules + "take-care-with-promiserace-and-promiseany");

    public static readonly VersionRule s_varyingName = new(
        "VaryingName", FindingSeverity.Critical,
        "Build the name only from params and from results of steps.", Rules + "name-steps-deterministically");

    public static readonly VersionRule s_varyingCondition = new(
        "VaryingCondition", FindingSeverity.Critical,
        "Compute the value in a step, and use its result in the condition.", Rules + "use-conditional-logic-carefully");

    public static readonly VersionRule s_invalidName = new(
        "InvalidName", FindingSeverity.Critical,
        "Use at most 256 characters, and no control characters.", Api + "step");

    public static readonly VersionRule s_unclearName = new(
        "UnclearName", FindingSeverity.Information,
        "Name the step after what it does. Do that before instances are under way: the name is its key.",
        "https://developers.cloudflare.com/workflows/get-started/guide/");

    public static readonly VersionRule s_repeatedName = new(
        "RepeatedName", FindingSeverity.Information,
        "Give each step its own name. Do that before instances are under way: the name is its key.",
        Rules + "name-steps-deterministically");

    public static readonly VersionRule s_repeatedInParallel = s_repeatedName with { Severity = FindingSeverity.Warning };

    public static readonly VersionRule s_nestedWait = new(
        "NestedStep", FindingSeverity.Warning, "Move the sleep or the wait out of the step.", Rules + "make-your-steps-granular");

    public static readonly VersionRule s_nestedStep = s_nestedWait with
    {
        Severity = FindingSeverity.Information,
        Advice = "Make it a step beside the other one.",
    };

    public static readonly VersionRule s_oneStep = new(
        "OneStep", FindingSeverity.Information,
        "Make a step of each call of a service, so that one that fails doesn't repeat the others.", Rules + "make-your-steps-granular");

    public static readonly VersionRule s_longTimeout = new(
        "LongTimeout", FindingSeverity.Warning,
        "Use at most 30 minutes. To wait for longer, use step.waitForEvent().", Rules + "limit-timeouts-to-30-minutes-or-less");

    public static readonly VersionRule s_tooLong = new(
        "TooLong", FindingSeverity.Critical, "Use at most 365 days.", Limits);

    public static readonly VersionRule s_largeOutput = new(
        "LargeOutput", FindingSeverity.Warning,
        "Store the data in R2 or KV, and return its key.", Rules + "keep-step-return-values-under-1-mib");

    public static readonly VersionRule s_outputTooLarge = s_largeOutput with { Severity = FindingSeverity.Critical };

    public static readonly VersionRule s_manySteps = new(
        "ManySteps", FindingSeverity.Warning,
        "Let a step do more, start other instances, or raise the step limit.", Limits);

    private const string Rules = "https://developers.cloudflare.com/workflows/build/rules-of-workflows/#";
    private const string Api = "https://developers.cloudflare.com/workflows/build/workers-api/#";
    private const string Limits = "https://developers.cloudflare.com/workflows/reference/limits/";

    /// <summary>Returns a finding.</summary>
    /// <param name="stepName">The step; null if the finding is not about one.</param>
    /// <param name="message">What was found.</param>
    public WorkflowVersionFinding Found(string? stepName, string message) => new()
    {
        Kind = Kind,
        Severity = Severity,
        StepName = stepName,
        Message = message,
        Advice = Advice,
        Rule = Address,
    };
}
