using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>What the decision needs whether a listing is worth several walks at once.</summary>
/// <param name="Now">Tells the time.</param>
/// <param name="RequestsLeft">How many requests the service still allows; null if it has not said so.</param>
/// <param name="ReadWorkflow">Reads the workflow, with its counts of instances.</param>
internal sealed record ListingDependencies(
    Func<DateTimeOffset> Now, Func<int?> RequestsLeft, Func<CancellationToken, Task<Workflow>> ReadWorkflow);
