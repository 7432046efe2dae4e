using System.Collections.Generic;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What two rivals took in all rounds, and how many requests each made in the last.</summary>
internal sealed record Comparison(IReadOnlyList<PairedTiming> Timings, int ModuleRequests, int BaselineRequests);
