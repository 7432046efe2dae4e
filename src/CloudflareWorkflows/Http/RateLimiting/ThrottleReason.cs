namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>What holds a request back.</summary>
internal enum ThrottleReason
{
    /// <summary>Nothing: the request may leave.</summary>
    None,

    /// <summary>The service refuses all requests until a time that it named.</summary>
    Blocked,

    /// <summary>The requests of the window are used up, except for a reserve.</summary>
    QuotaUsed,

    /// <summary>The remaining requests of the window are spread over its time.</summary>
    Paced,

    /// <summary>Nothing is known of the quota, and other requests already ask.</summary>
    Probing,

    /// <summary>Enough requests are under way.</summary>
    Concurrency,

    /// <summary>Enough requests left within the last second.</summary>
    Rate,

    /// <summary>Enough instances of the workflow were created within the last second.</summary>
    Creations,
}
