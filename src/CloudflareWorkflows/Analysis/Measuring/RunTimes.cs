using System;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>The times that runs are sorted by, in UTC.</summary>
/// <param name="From">The start of the time range that is measured.</param>
/// <param name="Until">Its end.</param>
/// <param name="BaselineFrom">The start of the baseline that was asked for.</param>
/// <param name="ListedFrom">The creation time that lists reach back to.</param>
/// <param name="CompleteFrom">The time since when runs that completed are certainly kept; null if it isn't known.</param>
/// <param name="KeptFrom">The time since when runs of any outcome are certainly kept; null if it isn't known.</param>
internal sealed record RunTimes(
    DateTime From, DateTime Until, DateTime BaselineFrom, DateTime ListedFrom, DateTime? CompleteFrom, DateTime? KeptFrom);
