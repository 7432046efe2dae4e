using System;
using System.Net;

namespace CloudflareWorkflows.Platform;

/// <summary>Detects proxies that refuse to open a tunnel to the service.</summary>
internal static class ProxyTunnel
{
    /// <summary>The HTTP status of the proxy, 0 for none; null if the proxy did not fail. .NET Framework returns a
    /// refusal with a body as an ordinary response; its status then shows it.</summary>
    public static int? StatusOf(Exception cause) => cause.GetBaseException() switch
    {
        WebException { Response: HttpWebResponse response, Status: WebExceptionStatus.ProtocolError } => (int)response.StatusCode,
        WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure } => 0,
        _ => null,
    };
}
