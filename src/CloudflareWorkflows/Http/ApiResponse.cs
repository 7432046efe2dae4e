using System;

namespace CloudflareWorkflows.Http;

/// <summary>A good response, unwrapped.</summary>
/// <param name="Result">The result; null where the service sent none.</param>
/// <param name="Info">Where in a listing it stands.</param>
/// <param name="Attempts">How often the request was sent.</param>
internal sealed record ApiResponse<T>(T? Result, ResultInfo? Info, int Attempts)
{
    /// <summary>Whether the service may have acted on an attempt before this one.</summary>
    public bool EarlierMayHaveActed { get; init; }

    /// <summary>When the first attempt left, by the service's own clock.</summary>
    public DateTimeOffset FirstSentOn { get; init; }
}
