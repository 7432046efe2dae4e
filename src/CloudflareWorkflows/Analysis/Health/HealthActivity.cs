using System;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>What happened in a workflow in a time range.</summary>
internal sealed record HealthActivity
{
    public const string FromAnalytics = "Analytics";

    public const string FromLists = "Lists";

    /// <summary>How many runs completed, as far as is known.</summary>
    public long Complete { get; init; }

    /// <summary>How many more may have completed.</summary>
    public long UnknownComplete { get; init; }

    /// <summary>How many runs ended with an error, as far as is known.</summary>
    public long Errored { get; init; }

    /// <summary>How many more may have ended with an error.</summary>
    public long UnknownErrored { get; init; }

    /// <summary>Whether only the newest runs are counted, or older ones that took very long may be missing.</summary>
    public bool IsPart { get; init; }

    public long AttemptsSucceeded { get; init; }

    public long AttemptsFailed { get; init; }

    /// <summary>How many events each recorded event stands for; 1 if all are recorded.</summary>
    public double SampleInterval { get; init; } = 1;

    public required string Source { get; init; }

    public long Ended => Complete + Errored;

    public long Attempts => AttemptsSucceeded + AttemptsFailed;

    public bool IsExact => UnknownComplete == 0 && UnknownErrored == 0;

    public bool IsEstimate => SampleInterval > 1 || IsPart || !IsExact;

    /// <summary>How many recorded events a count is based on. Only these decide how sure a rate is.</summary>
    public long Recorded(long count) => (long)Math.Round(count / Math.Max(1, SampleInterval));
}
