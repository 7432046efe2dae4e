namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A request that arrived at the sandbox.</summary>
internal sealed record ArrivedRequest(string Method, string Path);
