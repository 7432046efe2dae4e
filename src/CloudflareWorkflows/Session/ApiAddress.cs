using System;
using System.Globalization;

namespace CloudflareWorkflows.Session;

/// <summary>Addresses that a credential may be sent to.</summary>
internal static class ApiAddress
{
    public static Uri Cloud { get; } = new("https://api.cloudflare.com/client/v4/");

    /// <summary>The base addresses of the local engine's API, newest first: wrangler moved it in July 2026.</summary>
    public static Uri[] Local(int port) =>
    [
        new(string.Format(CultureInfo.InvariantCulture, "http://localhost:{0}/cdn-cgi/local/explorer/api/", port)),
        new(string.Format(CultureInfo.InvariantCulture, "http://localhost:{0}/cdn-cgi/explorer/api/", port)),
    ];

    /// <summary>Whether a credential may be sent to an address: over TLS or to this machine.</summary>
    public static bool IsSafe(Uri address) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Appends a slash. Without one, a relative path would replace the last segment.</summary>
    public static Uri AsFolder(Uri address) =>
        address.AbsoluteUri[^1] == '/' ? address : new Uri(address.AbsoluteUri + "/");
}
