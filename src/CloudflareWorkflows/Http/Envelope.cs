using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>What every response of Cloudflare's API is wrapped in.</summary>
internal sealed record Envelope<T>
{
    /// <summary>Absent and null count as true when the HTTP status is good: some endpoints response null.</summary>
    public bool? Success { get; init; }

    public CloudflareError[]? Errors { get; init; }

    public T? Result { get; init; }

    public ResultInfo? ResultInfo { get; init; }
}
