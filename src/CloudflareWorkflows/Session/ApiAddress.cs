using System;
using System.Globalization;

namespace CloudflareWorkflows.Session;

/// <summary>Addresses that a credential may be sent to.</summary>
internal static class ApiAddress
{
    public static Uri Cloud { get; } = new("https://api.cloudflare.com/client/v4/");

    /// <summary>Where the local engine answers, newest first: wrangler moved it in July 2026.</summary>
    public static Uri[] Local(int port) =>
    [
        new(string.Format(CultureInfo.InvariantCulture, "http://localhost:{0}/cdn-cgi/local/explorer/api/", port)),
        new(string.Format(CultureInfo.InvariantCulture, "http://localhost:{0}/cdn-cgi/explorer/api/", port)),
    ];

    /// <summary>Whether a credential may travel there: encrypted, or not at all.</summary>
    public static bool IsSafe(Uri address) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>With a slash at its end, without which the last segment would be replaced by what is below it.</summary>
    public static Uri AsFolder(Uri address) =>
        address.AbsoluteUri[^1] == '/' ? address : new Uri(address.AbsoluteUri + "/");
}
