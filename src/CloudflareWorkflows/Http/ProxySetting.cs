using System;
using System.Net;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>The proxyAddress out to the service. With no address, the system's own settings hold.</summary>
/// <param name="Address">The proxy's address; null for the system's setting.</param>
/// <param name="Credentials">The credential for the proxy, also for the system's.</param>
/// <param name="UseDefaultCredentials">Whether the proxy gets that of the user who runs the process.</param>
internal sealed record ProxySetting(Uri? Address, ICredentials? Credentials, bool UseDefaultCredentials)
{
    public static ProxySetting System { get; } = new(null, null, false);

    /// <summary>No proxy, whatever the system says.</summary>
    public static ProxySetting None { get; } = new(null, null, false) { IsNone = true };

    public bool IsNone { get; private init; }

    public IWebProxy? ToWebProxy() => Address is null
        ? null
        : new WebProxy(Address)
        {
            Credentials = ToCredentials(),
        };

    public ICredentials? ToCredentials() => UseDefaultCredentials ? CredentialCache.DefaultCredentials : Credentials;

    /// <summary>The proxy that requests to an address go through; null if they go straight there.</summary>
    public Uri? ProxyFor(Uri address)
    {
        IWebProxy? proxy = IsNone ? null : ToWebProxy() ?? HttpTransport.SystemProxy;
        Uri? proxyAddress = proxy is null || proxy.IsBypassed(address) ? null : proxy.GetProxy(address);
        return proxyAddress == address ? null : proxyAddress;
    }
}
