using System.Collections.Generic;
using CloudflareWorkflows.Benchmarks.Jobs;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>All jobs, in the order of the table.</summary>
internal static class BenchmarkSuite
{
    public static IReadOnlyList<IBenchmark> Create(Scale scale) =>
    [
        new ListingProcessorTime(scale),
        new ListingDuration(scale),
        new FirstObjects(scale),
        new ImportDuration(scale),
    ];
}
