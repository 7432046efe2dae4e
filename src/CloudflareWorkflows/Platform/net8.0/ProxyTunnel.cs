using System;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>Tells of proxies that do not open a tunnel to the service.</summary>
internal static class ProxyTunnel
{
    /// <summary>The status that the proxy answered, 0 for none; null if it is not the proxy that failed.</summary>
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
