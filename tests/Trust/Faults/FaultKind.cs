namespace CloudflareWorkflows.Trust.Faults;

/// <summary>A fault between the module and the service.</summary>
internal enum FaultKind
{
    /// <summary>The connection closes before the service acts.</summary>
    CutBefore,

    /// <summary>The same with a reset. With HTTP/2, a reset of the stream.</summary>
    CutBeforeReset,

    /// <summary>The service acts, and the connection closes without a response.</summary>
    CutAfter,

    /// <summary>The same with a reset; over HTTP/2 a reset of the stream.</summary>
    CutAfterReset,

    /// <summary>The request stalls until the client disconnects, and the service does not act.</summary>
    Stall,

    /// <summary>The service acts, and the connection closes after half of the response.</summary>
    Truncated,

    /// <summary>The service acts, and the response has half of its length with a matching Content-Length.</summary>
    WrongLength,

    /// <summary>429 with Retry-After of one second.</summary>
    TooManyRequests,

    /// <summary>429 without Retry-After.</summary>
    TooManyRequestsBare,

    /// <summary>500 with the service's error code.</summary>
    InternalError,

    /// <summary>502 with an HTML page.</summary>
    BadGateway,

    /// <summary>503 with an HTML page.</summary>
    Unavailable,

    /// <summary>520 before the service acts.</summary>
    UnknownErrorBefore,

    /// <summary>520 after the service acts.</summary>
    UnknownErrorAfter,

    /// <summary>403 with a firewall challenge.</summary>
    Challenge,

    /// <summary>The service acts, and the response is 200 without a body.</summary>
    Empty,

    /// <summary>The service acts, and the response has a wrong Content-Encoding of gzip.</summary>
    BadCompression,
}
