namespace CloudflareWorkflows.Models;

/// <summary>How a connection failed, as far as the platform reports it.</summary>
internal enum ConnectionFault
{
    /// <summary>Any other failure.</summary>
    Other,

    /// <summary>The host name can't be resolved.</summary>
    NameNotFound,

    /// <summary>The connection was refused.</summary>
    Refused,

    /// <summary>The address can't be reached.</summary>
    Unreachable,

    /// <summary>The TLS handshake failed, or the certificate isn't trusted.</summary>
    Tls,

    /// <summary>The connection ended before the response was complete.</summary>
    Broken,

    /// <summary>The response isn't HTTP.</summary>
    Protocol,
}
