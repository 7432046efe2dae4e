using System;
using System.Net;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>The HTTP stack of modern .NET: HTTP/2, and connections that notice a change of address.</summary>
internal static class HttpTransport
{
    public static Version PreferredVersion { get; } = HttpVersion.Version20;

    /// <summary>The proxy that the system or the environment names.</summary>
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy;

    public static HttpMessageHandler CreateHandler(bool useProxy, IWebProxy? proxy, ICredentials? credentials) => new SocketsHttpHandler
    {
        // A redirect would carry the credential's headers to another address.
        AllowAutoRedirect = false,

        // Not Brotli: a damaged body of that is told as if this module had a fault.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        DefaultProxyCredentials = credentials,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = proxy,
        UseProxy = useProxy,
        UseCookies = false,
    };
}
