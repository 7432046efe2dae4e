using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>The envelope of every response of Cloudflare's API.</summary>
internal sealed record Envelope<T>
{
    /// <summary>Missing and null mean true if the HTTP status is a success: some endpoints return null.</summary>
    public bool? Success { get; init; }

    public CloudflareError[]? Errors { get; init; }

    public T? Result { get; init; }

    public ResultInfo? ResultInfo { get; init; }
}
