using System;
using System.Net;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>The HTTP stack of .NET Framework: HTTP/1.1, and two connections per server by default.</summary>
internal static class HttpTransport
{
    private const int ConnectionsPerServer = 32;

    public static Version PreferredVersion { get; } = HttpVersion.Version11;

    /// <summary>The proxy of the system.</summary>
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;

    public static HttpMessageHandler CreateHandler(bool useProxy, IWebProxy? proxy, ICredentials? credentials)
    {
        HttpClientHandler handler = new()
        {
            // A redirect would send the credential's headers to another address.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            DefaultProxyCredentials = credentials,
            MaxConnectionsPerServer = ConnectionsPerServer,
            UseCookies = false,
            UseProxy = useProxy,
        };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        return handler;
    }
}
