using System;

namespace CloudflareWorkflows.Http;

/// <summary>The content of a successful response, without its envelope.</summary>
/// <param name="Result">The result; null where the service sent none.</param>
/// <param name="Info">The paging information of a listing.</param>
/// <param name="Attempts">How often the request was sent.</param>
internal sealed record ApiResponse<T>(T? Result, ResultInfo? Info, int Attempts)
{
    /// <summary>Whether the service may have carried out an earlier attempt.</summary>
    public bool EarlierMayHaveActed { get; init; }

    /// <summary>When the first attempt was sent, by the service's clock.</summary>
    public DateTimeOffset FirstSentOn { get; init; }
}
