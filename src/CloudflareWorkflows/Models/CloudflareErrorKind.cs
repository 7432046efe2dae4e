namespace CloudflareWorkflows.Models;

/// <summary>What went wrong with a call, told apart by what one would do about it.</summary>
public enum CloudflareErrorKind
{
    /// <summary>The credential is wrong, expired or revoked (HTTP 401; codes 9106 to 9109, 6003, 6111).</summary>
    NotAuthenticated,

    /// <summary>The credential is good, but may not do this (HTTP 403).</summary>
    PermissionDenied,

    /// <summary>There is no such workflow, instance, version or account (HTTP 404).</summary>
    NotFound,

    /// <summary>It cannot be done in the state in which the object is (HTTP 409; codes 10401 and 10405).</summary>
    Conflict,

    /// <summary>The service found fault with the request (any other HTTP 4xx).</summary>
    RequestRefused,

    /// <summary>Too many requests: the service blocks the token for a while (HTTP 429).</summary>
    RateLimited,

    /// <summary>The service failed (HTTP 5xx, often with code 10001). It tends to pass.</summary>
    ServiceUnavailable,

    /// <summary>The connection could not be made, or broke before the answer was whole.</summary>
    ConnectionFailed,

    /// <summary>The proxy could not be reached, or refused to let the request through (HTTP 407: it wants a
    /// credential).</summary>
    ProxyFailed,

    /// <summary>Nothing listens at the address of the local engine: <c>wrangler dev</c> is not running, or on another
    /// port.</summary>
    LocalEngineNotRunning,

    /// <summary>No answer came in the time that a request may take.</summary>
    TimedOut,

    /// <summary>The answer was not what the API documents: no JSON, or nothing where a result must be.</summary>
    UnreadableAnswer,

    /// <summary>A step returned a stream, which is written to a file or not read at all.</summary>
    StreamOutput,

    /// <summary>The local engine (<c>wrangler dev</c>) has no such operation.</summary>
    NotAvailableLocally,

    /// <summary>It is not known whether an instance was created: its id was in use after an attempt whose answer was
    /// lost.</summary>
    CreateUnsettled,

    /// <summary>It is not known whether the service did what it was asked for: the answer was lost, or an earlier run that
    /// a journal tells of was interrupted. It is not done again, because twice would not be once.</summary>
    OutcomeUnknown,
}
