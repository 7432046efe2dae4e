namespace CloudflareWorkflows.Http;

/// <summary>The number of instances that a request creates or restarts. The service limits these separately from
/// requests.</summary>
/// <param name="Lane">The partition of the limit: one workflow of an account.</param>
/// <param name="Weight">The number of instances.</param>
internal readonly record struct CreationCost(string Lane, int Weight);
