using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>What decides whether a listing is read in partitions.</summary>
/// <param name="Now">Tells the time.</param>
/// <param name="UnpacedRequests">How many requests may leave before they have to be slow; null if that is not
/// known.</param>
/// <param name="ReadWorkflow">Reads the workflow, with its counts of instances.</param>
internal sealed record ListingDependencies(
    Func<DateTimeOffset> Now, Func<double?> UnpacedRequests, Func<CancellationToken, Task<Workflow>> ReadWorkflow);
