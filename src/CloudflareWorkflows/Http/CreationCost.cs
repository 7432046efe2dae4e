namespace CloudflareWorkflows.Http;

/// <summary>What a request creates or restarts; the service counts these apart from requests.</summary>
/// <param name="Lane">Where it counts them together: a workflow of an account.</param>
/// <param name="Weight">How many instances the request holds.</param>
internal readonly record struct CreationCost(string Lane, int Weight);
