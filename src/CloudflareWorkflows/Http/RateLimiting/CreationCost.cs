namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>What a request creates or restarts. The service counts these separately from requests.</summary>
/// <param name="Partition">The unit of the limit: a workflow of an account.</param>
/// <param name="Weight">The number of instances in the request.</param>
internal readonly record struct CreationCost(string Partition, int Weight);
