using System;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>Detects proxies that refuse to open a tunnel to the service.</summary>
internal static class ProxyTunnel
{
    /// <summary>The HTTP status of the proxy, 0 for none; null if the proxy did not fail.</summary>
    public static int? StatusOf(Exception cause)
    {
        for (Exception? failure = cause; failure is not null; failure = failure.InnerException)
        {
            if (failure is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refused)
            {
                return (int?)refused.StatusCode ?? 0;
            }
        }

        return null;
    }
}
