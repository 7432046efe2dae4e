using System;
using System.Net;

namespace CloudflareWorkflows.Http;

/// <summary>The way out to the service. With no address, the system's own settings hold.</summary>
/// <param name="Address">The proxy's address; null for the system's setting.</param>
/// <param name="Credentials">Whom to be at the proxy.</param>
/// <param name="UseDefaultCredentials">Whether to be the user who runs the process.</param>
internal sealed record ProxySetting(Uri? Address, ICredentials? Credentials, bool UseDefaultCredentials)
{
    public static ProxySetting System { get; } = new(null, null, false);

    public IWebProxy? ToWebProxy() => Address is null
        ? null
        : new WebProxy(Address)
        {
            Credentials = UseDefaultCredentials ? CredentialCache.DefaultCredentials : Credentials,
        };
}
