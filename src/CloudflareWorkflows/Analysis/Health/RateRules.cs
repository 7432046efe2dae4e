using System;
using System.Globalization;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>The checks of what happened in the time range: how many runs and attempts failed.</summary>
internal static class RateRules
{
    /// <summary>Fewer runs cannot be judged.</summary>
    public const int LeastEnded = 5;

    /// <summary>One failure may be chance.</summary>
    public const int LeastErrored = 2;

    /// <summary>Fewer failed attempts are no storm.</summary>
    public const int LeastFailedAttempts = 20;

    /// <summary>The share of failed attempts from which retries are a problem of their own.</summary>
    public const double RetryShare = 0.25;

    /// <summary>Finds a rate that is certainly above the limit, whatever isn't known. A rate that is above it, but may be
    /// chance, is no finding.</summary>
    public static WorkflowFinding? ErrorRate(WorkflowFacts facts, HealthLimits limits) =>
        facts.Activity is HealthActivity activity && IsCertain(activity, limits) ? new WorkflowFinding
        {
            Kind = FindingKind.ErrorRate,
            Severity = FindingSeverity.Critical,
            Count = activity.Errored,
            Message = $"{Failed(activity, limits)}; the limit is {Percent(limits.ErrorRate)}.",
            Advice = $"{CommandLine.Of("Get-CfWorkflowInstance", facts.Workflow.Name)} -Status errored "
                + $"-EndedSince {CommandLine.Time(limits.Since)} | Group-CfWorkflowError",
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
        } : null;

    /// <summary>Returns why the rate of errors cannot be judged: it is above the limit, but that may be chance, or not
    /// enough is known. Null if it can be judged.</summary>
    public static string? Doubt(WorkflowFacts facts, HealthLimits limits) => facts.Activity switch
    {
        null => null,
        HealthActivity activity when IsCertain(activity, limits) || IsPassed(activity, limits) => null,
        { IsExact: true } activity =>
            $"{Failed(activity, limits)}: too few runs to tell whether the rate is above {Percent(limits.ErrorRate)}",
        HealthActivity activity =>
            $"lists show that {Between(activity.Errored, activity.UnknownErrored)} of "
                + $"{Between(activity.Ended, activity.UnknownErrored + activity.UnknownComplete)} runs failed in {Range(limits)}, "
                + $"which doesn't tell whether the rate is above {Percent(limits.ErrorRate)}",
    };

    /// <summary>How many runs ended in all; null if too little is known to name a number.</summary>
    public static long? Ended(HealthActivity activity, HealthLimits limits) =>
        activity.IsExact ? activity.Ended
        : IsCertain(activity, limits) ? activity.Ended + activity.UnknownComplete
        : IsPassed(activity, limits) && activity.Complete > 0 ? activity.Ended
        : null;

    /// <summary>Whether more runs failed than is chance, even if all that is unknown completed.</summary>
    public static bool IsCertain(HealthActivity activity, HealthLimits limits) =>
        activity.Recorded(activity.Errored) >= LeastErrored
        && activity.Recorded(activity.Ended) >= LeastEnded
        && Lower(activity, activity.Errored, activity.Ended + activity.UnknownComplete) > limits.ErrorRate;

    public static WorkflowFinding? RetryStorm(WorkflowFacts facts, HealthLimits limits)
    {
        if (facts.Activity is not HealthActivity activity
            || activity.Recorded(activity.AttemptsFailed) < LeastFailedAttempts
            || Lower(activity, activity.AttemptsFailed, activity.Attempts) <= RetryShare)
        {
            return null;
        }

        return new WorkflowFinding
        {
            Kind = FindingKind.RetryStorm,
            Severity = FindingSeverity.Warning,
            Count = activity.AttemptsFailed,
            Message = string.Format(
                CultureInfo.InvariantCulture, "{0}{1:N0} of {2:N0} attempts at steps ({3}) failed in {4}.", About(activity),
                activity.AttemptsFailed, activity.Attempts, Share(activity.AttemptsFailed, activity.Attempts), Range(limits)),
            Advice = $"{CommandLine.Of("Get-CfWorkflowMetric", facts.Workflow.Name)} -Since {CommandLine.Time(limits.Since)} -By Step",
            WorkflowName = facts.Workflow.Name,
            AccountId = facts.Workflow.AccountId,
        };
    }

    /// <summary>Whether the rate isn't above the limit, even if all that is unknown failed.</summary>
    private static bool IsPassed(HealthActivity activity, HealthLimits limits)
    {
        long most = activity.Errored + activity.UnknownErrored;
        return most == 0 || (double)most / (most + activity.Complete) <= limits.ErrorRate;
    }

    private static double Lower(HealthActivity activity, long events, long trials) =>
        WilsonBound.Lower(activity.Recorded(events), activity.Recorded(trials));

    private static string Failed(HealthActivity activity, HealthLimits limits)
    {
        long ended = activity.Ended + activity.UnknownComplete;
        string share = ended >= DurationSample.LeastFor95 ? $" ({Share(activity.Errored, ended)})" : "";
        return string.Format(
            CultureInfo.InvariantCulture, "{0}{1:N0} of {2:N0} {3}{4} failed in {5}", About(activity), activity.Errored, ended,
            ended == 1 ? "run" : "runs", share, Range(limits));
    }

    private static string Between(long least, long more) => more >= int.MaxValue
        ? string.Format(CultureInfo.InvariantCulture, "{0:N0} or more", least)
        : string.Format(CultureInfo.InvariantCulture, more == 0 ? "{0:N0}" : "{0:N0} to {1:N0}", least, least + more);

    private static string About(HealthActivity activity) => activity.IsEstimate ? "about " : "";

    private static string Range(HealthLimits limits) => DurationFormat.OfRange(limits.Now - limits.Since);

    private static string Share(long events, long trials) => Percent((double)events / trials);

    private static string Percent(double share) =>
        string.Format(CultureInfo.InvariantCulture, share is > 0 and < 0.1 ? "{0:0.#} %" : "{0:0} %", Math.Round(share * 100, 1));
}
