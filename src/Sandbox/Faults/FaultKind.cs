namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>429 with <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>500 with code 10001, the service's own passing failure.</summary>
    InternalError,

    /// <summary>An error envelope with the status, code and message of the fault.</summary>
    Error,

    /// <summary>403 with a page of HTML, as the firewall's challenge answers.</summary>
    HtmlForbidden,

    /// <summary>The connection is cut, and nothing has been done.</summary>
    CutBeforeActing,

    /// <summary>The connection is cut, and what was asked for has been done.</summary>
    CutAfterActing,

    /// <summary>Nothing is done or answered until the fault is released or the client goes away.</summary>
    Stall,

    /// <summary>It is done, and half of the answer is sent; the rest follows when the fault is released.</summary>
    StallInBody,

    /// <summary>It is done, and the connection is cut after half of the answer.</summary>
    TruncatedBody,

    /// <summary>It is done, and the answer is 200 with half of its JSON, as if that were all.</summary>
    MalformedJson,

    /// <summary>It is done, and the answer is 200 without a body.</summary>
    EmptyBody,

    /// <summary>It is done, and the answer's <c>result</c> is null.</summary>
    NullResult,

    /// <summary>It is done, and the answer's <c>success</c> is null.</summary>
    NullSuccess,

    /// <summary>A subscription is cut after as many events as the fault says; anything else passes unharmed.</summary>
    CutAfterEvents,

    /// <summary>It is done, and the answer has fields and a status that nobody has heard of.</summary>
    UnknownFields,

    /// <summary>It is done, and the lists in the answer, of items or of steps, hold a null first and an item of the wrong
    /// types last.</summary>
    OddItems,
}
