using System;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>What counts as a problem.</summary>
/// <param name="Now">The time.</param>
/// <param name="Since">The start of the time range that rates are measured in.</param>
/// <param name="ErrorRate">The highest rate of errors that is no problem, from 0 to 1.</param>
/// <param name="OlderThan">How long a step may run whose usual duration isn't known.</param>
internal sealed record HealthLimits(DateTimeOffset Now, DateTimeOffset Since, double ErrorRate, TimeSpan OlderThan)
{
    /// <summary>The time that has passed since a time of an object.</summary>
    // Local times go back when the clocks do.
    public TimeSpan? AgeOf(DateTime? time) => Now.UtcDateTime - time?.ToUniversalTime();
}
