namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>The kind of fault.</summary>
public enum FaultKind
{
    /// <summary>429 with <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>500 with code 10001, the service's transient failure.</summary>
    InternalError,

    /// <summary>An error envelope with the status, code and message of the fault.</summary>
    Error,

    /// <summary>403 with an HTML page, as the firewall's challenge.</summary>
    HtmlForbidden,

    /// <summary>The connection is aborted before the request is processed.</summary>
    CutBeforeActing,

    /// <summary>The connection is aborted after the request was processed.</summary>
    CutAfterActing,

    /// <summary>The request is not processed until the fault is released or the client disconnects.</summary>
    Stall,

    /// <summary>The request is processed and half of the response is sent; the rest follows when the fault is
    /// released.</summary>
    StallInBody,

    /// <summary>The request is processed and the connection is aborted after half of the response.</summary>
    TruncatedBody,

    /// <summary>The request is processed and the response is 200 with half of its JSON as the complete
    /// body.</summary>
    MalformedJson,

    /// <summary>The request is processed and the response is 200 without a body.</summary>
    EmptyBody,

    /// <summary>The request is processed and <c>result</c> in the response is null.</summary>
    NullResult,

    /// <summary>The request is processed and <c>success</c> in the response is null.</summary>
    NullSuccess,

    /// <summary>A subscription is aborted after the fault's number of events; other requests succeed.</summary>
    CutAfterEvents,

    /// <summary>The request is processed and the response has unknown fields and an unknown status.</summary>
    UnknownFields,

    /// <summary>The request is processed and the lists in the response, of items or of steps, start with a null and
    /// end with an item of wrong types.</summary>
    MalformedItems,
}
