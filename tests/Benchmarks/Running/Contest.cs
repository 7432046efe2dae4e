using System.Collections.Generic;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What two rivals took in all rounds, and how many requests each made in the last.</summary>
internal sealed record Contest(IReadOnlyList<Pair> Pairs, int OurRequests, int TheirRequests);
