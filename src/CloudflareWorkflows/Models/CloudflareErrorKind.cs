namespace CloudflareWorkflows.Models;

/// <summary>The kinds of failed API calls. Each kind calls for a different action.</summary>
public enum CloudflareErrorKind
{
    /// <summary>The credential is wrong, expired, or revoked (HTTP 401; codes 9106 to 9109, 6003, 6111).</summary>
    NotAuthenticated,

    /// <summary>The credential is valid, but lacks the permission (HTTP 403).</summary>
    PermissionDenied,

    /// <summary>The workflow, instance, version, or account doesn't exist (HTTP 404).</summary>
    NotFound,

    /// <summary>The current state of the object doesn't allow the operation (HTTP 409; codes 10401 and
    /// 10405).</summary>
    Conflict,

    /// <summary>The service rejected the request (any other HTTP 4xx).</summary>
    RequestRefused,

    /// <summary>The rate limit is exceeded: the service rejects all requests of the token for a while (HTTP
    /// 429).</summary>
    RateLimited,

    /// <summary>The service failed (HTTP 5xx, often with code 10001). This failure is transient.</summary>
    ServiceUnavailable,

    /// <summary>The connection failed, or broke before the response was complete.</summary>
    ConnectionFailed,

    /// <summary>The proxy can't be reached, or rejected the request (HTTP 407: it requires a credential).</summary>
    ProxyFailed,

    /// <summary>Nothing listens at the address of the local engine: <c>wrangler dev</c> isn't running, or uses another
    /// port.</summary>
    LocalEngineNotRunning,

    /// <summary>No response arrived before the request timeout.</summary>
    TimedOut,

    /// <summary>The response isn't what the API documents: it isn't JSON, or it lacks a required result.</summary>
    UnreadableAnswer,

    /// <summary>A step returned a stream. A stream can only be written to a file.</summary>
    StreamOutput,

    /// <summary>The local engine (<c>wrangler dev</c>) doesn't support the operation.</summary>
    NotAvailableLocally,

    /// <summary>It's unknown whether an instance was created: its ID was in use after an attempt whose response was
    /// lost.</summary>
    CreateUnsettled,

    /// <summary>It's unknown whether the service acted: the response was lost, or an earlier run with a journal was
    /// interrupted. The operation isn't repeated, because it isn't idempotent.</summary>
    OutcomeUnknown,
}
