namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>What a request creates or restarts. The service counts these apart from requests.</summary>
/// <param name="Partition">What the service counts together: a workflow of an account.</param>
/// <param name="Weight">How many instances the request holds.</param>
internal readonly record struct CreationCost(string Partition, int Weight);
