using System;
using System.Net;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>The proxy for requests to the service. Without an address, the system's settings apply.</summary>
/// <param name="Address">The proxy's address; null for the system's setting.</param>
/// <param name="Credentials">The credential for the proxy, including the system's proxy.</param>
/// <param name="UseDefaultCredentials">Whether to send the credential of the user who runs the process.</param>
internal sealed record ProxySetting(Uri? Address, ICredentials? Credentials, bool UseDefaultCredentials)
{
    public static ProxySetting System { get; } = new(null, null, false);

    /// <summary>No proxy, even if the system has one.</summary>
    public static ProxySetting None { get; } = new(null, null, false) { IsNone = true };

    public bool IsNone { get; private init; }

    public IWebProxy? ToWebProxy() => Address is null
        ? null
        : new WebProxy(Address)
        {
            Credentials = ToCredentials(),
        };

    public ICredentials? ToCredentials() => UseDefaultCredentials ? CredentialCache.DefaultCredentials : Credentials;

    /// <summary>The proxy for an address; null for a direct connection.</summary>
    public Uri? ProxyFor(Uri address)
    {
        IWebProxy? proxy = IsNone ? null : ToWebProxy() ?? HttpTransport.SystemProxy;
        Uri? proxyAddress = proxy is null || proxy.IsBypassed(address) ? null : proxy.GetProxy(address);
        return proxyAddress == address ? null : proxyAddress;
    }
}
