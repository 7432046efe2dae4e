using System;
using System.Management.Automation.Host;
using System.Net;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>Reads the proxy arguments.</summary>
internal static class ProxyArguments
{
    private static readonly string[] s_schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public static ProxySetting Read(
        UncheckedArgument? address, UncheckedArgument? credential, bool useDefaultCredentials, PSHost host)
    {
        NetworkCredential? pair = credential?.Pair(host).GetNetworkCredential();
        if (pair is not null && useDefaultCredentials)
        {
            throw credential!.Refused("It can't be used with -ProxyUseDefaultCredentials.");
        }

        if (address is null)
        {
            return new ProxySetting(null, pair, useDefaultCredentials);
        }

        Uri proxy = Address(address);
        if (proxy.UserInfo.Length == 0)
        {
            return new ProxySetting(proxy, pair, useDefaultCredentials);
        }

        return pair is null && !useDefaultCredentials
            ? new ProxySetting(WithoutUser(proxy), User(proxy), false)
            : throw address.Refused("It contains a user name, so it can't be used with another credential for the proxy.");
    }

    private static Uri Address(UncheckedArgument address) =>
        Uri.TryCreate(address.Address(), UriKind.Absolute, out Uri? proxy)
        && Array.IndexOf(s_schemes, proxy.Scheme) >= 0 && proxy.Host.Length > 0
            ? proxy
            : throw address.Refused("It must be an address such as http://proxy.example:3128.");

    private static NetworkCredential User(Uri address)
    {
        string[] parts = address.UserInfo.Split([':'], 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    /// <summary>Returns the address without the user, safe to display.</summary>
    private static Uri WithoutUser(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
