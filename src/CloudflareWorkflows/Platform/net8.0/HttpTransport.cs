using System;
using System.Net;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>The HTTP stack of modern .NET: HTTP/2, and connections that notice changed IP addresses.</summary>
internal static class HttpTransport
{
    public static Version PreferredVersion { get; } = HttpVersion.Version20;

    /// <summary>The proxy of the system or of the environment variables.</summary>
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy;

    public static HttpMessageHandler CreateHandler(bool useProxy, IWebProxy? proxy, ICredentials? credentials) => new SocketsHttpHandler
    {
        // A redirect would send the credential's headers to another address.
        AllowAutoRedirect = false,

        // Without Brotli: .NET reports a damaged Brotli body with an exception that looks like a bug of the caller.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        DefaultProxyCredentials = credentials,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = proxy,
        UseProxy = useProxy,
        UseCookies = false,
    };
}
