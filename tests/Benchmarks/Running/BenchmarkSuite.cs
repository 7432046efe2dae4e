using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Benchmarks.Jobs;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>All jobs, in the order of the table.</summary>
internal static class BenchmarkSuite
{
    private const string RateLimitRemark =
        "\nno threshold: sixteen bare reads at once are 320 a second here. Cloudflare takes 200 from an address, and the module "
        + "sends 150; the threshold applies at a latency where neither limit is reached";

    private const string SingleThreadRemark =
        "\nno threshold: without latency this is the time of the one thread that takes objects from the pipeline, one by one, compared with "
        + "batches that need no input";

    private static readonly TimeSpan s_noLatency = TimeSpan.Zero;
    private static readonly TimeSpan s_latency50 = TimeSpan.FromMilliseconds(50);

    /// <summary>High enough that 16 concurrent requests stay below the module's limit of 150 requests a second.</summary>
    private static readonly TimeSpan s_latency120 = TimeSpan.FromMilliseconds(120);

    public static IReadOnlyList<IBenchmark> Create(Scale scale) =>
    [
        new ListingProcessorTime(scale),
        new ListingMemory(scale),
        new ListingDuration(scale, s_latency50, Threshold.Ratio(0.45)),
        new ListingDuration(scale, s_noLatency, Threshold.Ratio()),
        .. ComparisonLatencies(scale).Select(latency => new ListingComparison(scale, latency)),
        new FirstObjects(scale),
        new Creation(scale, s_latency50, Threshold.Ratio(1.3)),
        new Creation(scale, s_noLatency, Threshold.Ratio(), SingleThreadRemark),
        .. ComparisonLatencies(scale).Select(latency => new CreationComparison(scale, latency)),
        new Stopping(scale),
        new Deletion(),
        new Hydration(scale, s_latency50, Threshold.Ratio(), RateLimitRemark),
        new Hydration(scale, s_latency120, Threshold.Ratio(1.3)),
        new Waiting(),
        new Interruption(scale),
        new Grouping(scale),
        new PipedMeasuring(scale),
        new ReportWriting(),
        new IncidentMeasuring(hasAnalytics: true, requests: 50, nodes: 4),
        new IncidentMeasuring(hasAnalytics: false, requests: 100, nodes: 0),
        new SampledMeasuring(scale),
        new ArchiveExport(scale),
        new ArchiveImport(scale),
        new ImportDuration(scale),
    ];

    private static TimeSpan[] ComparisonLatencies(Scale scale) => scale.Of<TimeSpan[]>([s_latency50, s_noLatency], [s_latency50]);
}
