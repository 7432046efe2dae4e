namespace CloudflareWorkflows.Http;

/// <summary>Whether a request may be retried when its outcome is unknown.</summary>
internal enum RetrySafety
{
    /// <summary>The request is idempotent.</summary>
    Repeatable,

    /// <summary>Retry only if the server certainly did not carry it out.</summary>
    OnlyIfNothingDone,
}
