namespace CloudflareWorkflows.Trust.Faults;

/// <summary>What goes wrong between the module and the service.</summary>
internal enum FaultKind
{
    /// <summary>The connection is closed, and nothing has been done.</summary>
    CutBefore,

    /// <summary>The same with a reset; over HTTP/2 a reset of the stream.</summary>
    CutBeforeReset,

    /// <summary>The connection is closed without an answer, and what was asked for has been done.</summary>
    CutAfter,

    /// <summary>The same with a reset; over HTTP/2 a reset of the stream.</summary>
    CutAfterReset,

    /// <summary>Nothing is done or answered until the client goes away.</summary>
    Stall,

    /// <summary>It is done, and the connection ends after half of the answer.</summary>
    Truncated,

    /// <summary>It is done, and the answer's length says half of what it is.</summary>
    WrongLength,

    /// <summary>429 that asks for a second.</summary>
    TooManyRequests,

    /// <summary>429 that asks for nothing.</summary>
    TooManyRequestsBare,

    /// <summary>500 with the service's own code.</summary>
    InternalError,

    /// <summary>502 with a page of HTML.</summary>
    BadGateway,

    /// <summary>503 with a page of HTML.</summary>
    Unavailable,

    /// <summary>520, and nothing has been done.</summary>
    UnknownErrorBefore,

    /// <summary>520, and it has been done.</summary>
    UnknownErrorAfter,

    /// <summary>403 with the firewall's challenge.</summary>
    Challenge,

    /// <summary>It is done, and the answer is 200 with nothing in it.</summary>
    Empty,

    /// <summary>It is done, and the answer says that it is gzip and is not.</summary>
    BadCompression,
}
