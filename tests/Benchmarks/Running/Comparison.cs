using System.Collections.Generic;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>The timings of module and baseline in all rounds, and the number of requests of each in the last round.</summary>
internal sealed record Comparison(IReadOnlyList<PairedTiming> Timings, int ModuleRequests, int BaselineRequests);
