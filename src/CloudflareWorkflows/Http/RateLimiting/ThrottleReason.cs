namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>The reason of a delay.</summary>
internal enum ThrottleReason
{
    /// <summary>Nothing: the request may leave.</summary>
    None,

    /// <summary>The service rejects all requests until a given time.</summary>
    Blocked,

    /// <summary>The requests of the window are used up, except for a reserve.</summary>
    QuotaUsed,

    /// <summary>The remaining requests of the window are spread over its time.</summary>
    Paced,

    /// <summary>The quota is unknown, and other requests already probe.</summary>
    Probing,

    /// <summary>Enough requests are under way.</summary>
    Concurrency,

    /// <summary>Enough requests left within the last second.</summary>
    Rate,

    /// <summary>Enough instances of the workflow were created within the last second.</summary>
    Creations,
}
