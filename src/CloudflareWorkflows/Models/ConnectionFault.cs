namespace CloudflareWorkflows.Models;

/// <summary>How a connection failed, as far as the platform tells.</summary>
internal enum ConnectionFault
{
    /// <summary>In another way.</summary>
    Other,

    /// <summary>The host has no address.</summary>
    NameNotFound,

    /// <summary>Nobody accepts connections at the address.</summary>
    Refused,

    /// <summary>No connection to the address came about.</summary>
    Unreachable,

    /// <summary>The two sides did not agree on TLS, or the certificate is not trusted.</summary>
    Tls,

    /// <summary>It ended before the answer was whole.</summary>
    Broken,

    /// <summary>What came over it is not HTTP.</summary>
    Protocol,
}
