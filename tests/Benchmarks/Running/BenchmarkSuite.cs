using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Benchmarks.Jobs;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>All jobs, in the order of the table.</summary>
internal static class BenchmarkSuite
{
    private const string AboveTheRate =
        "\nno bar: sixteen bare reads at once are 320 a second here. Cloudflare takes 200 from an address, and the module "
        + "sends 150; the bar is held where neither binds";

    private const string BoundOneByOne =
        "\nno bar: without latency this is the time of the one thread that takes objects from the pipeline, one by one, against "
        + "batches that are made of nothing";

    private static readonly TimeSpan s_nextDoor = TimeSpan.Zero;
    private static readonly TimeSpan s_far = TimeSpan.FromMilliseconds(50);

    /// <summary>So far that sixteen at once stay below the 150 requests a second that the module allows itself.</summary>
    private static readonly TimeSpan s_farther = TimeSpan.FromMilliseconds(120);

    public static IReadOnlyList<IBenchmark> Create(Scale scale) =>
    [
        new ListingProcessorTime(scale),
        new ListingMemory(scale),
        new ListingDuration(scale, s_far, Bar.Ratio(0.45)),
        new ListingDuration(scale, s_nextDoor, Bar.Ratio()),
        .. PeerLatencies(scale).Select(latency => new PeerListings(scale, latency)),
        new FirstObjects(scale),
        new Creation(scale, s_far, Bar.Ratio(1.3)),
        new Creation(scale, s_nextDoor, Bar.Ratio(), BoundOneByOne),
        .. PeerLatencies(scale).Select(latency => new PeerCreations(scale, latency)),
        new Stopping(scale),
        new Deletion(),
        new Hydration(scale, s_far, Bar.Ratio(), AboveTheRate),
        new Hydration(scale, s_farther, Bar.Ratio(1.3)),
        new Waiting(),
        new Interruption(scale),
        new ImportDuration(scale),
    ];

    private static TimeSpan[] PeerLatencies(Scale scale) => scale.Of<TimeSpan[]>([s_far, s_nextDoor], [s_far]);
}
