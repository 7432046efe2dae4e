using System;
using System.Net;

namespace CloudflareWorkflows.Platform;

/// <summary>Tells of proxies that do not open a tunnel to the service.</summary>
internal static class ProxyTunnel
{
    /// <summary>The status that the proxy answered, 0 for none; null if it is not the proxy that failed. .NET Framework gives a
    /// refusal with a body as an ordinary response; then its status tells.</summary>
    public static int? StatusOf(Exception cause) => cause.GetBaseException() switch
    {
        WebException { Response: HttpWebResponse response, Status: WebExceptionStatus.ProtocolError } => (int)response.StatusCode,
        WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure } => 0,
        _ => null,
    };
}
