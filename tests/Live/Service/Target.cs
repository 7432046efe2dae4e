using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Service;

/// <summary>What is asked, and with which credential. The address decides the kind, so that no other server can pass for an
/// account.</summary>
internal sealed record Target
{
    public const string Cloudflare = "https://api.cloudflare.com/client/v4";

    private static readonly string[] s_hosts = ["api.cloudflare.com", "api.fed.cloudflare.com"];

    private Target(ServiceTarget kind, Uri address, string accountId, string token) =>
        (Kind, Address, AccountId, Token) = (kind, address, accountId, token);

    public ServiceTarget Kind { get; }

    /// <summary>The base address; it ends with a slash.</summary>
    public Uri Address { get; }

    /// <summary>The account; empty for the local engine.</summary>
    public string AccountId { get; }

    /// <summary>The API token; empty for the local engine.</summary>
    public string Token { get; }

    /// <summary>The name in the file of answers.</summary>
    public string Name => Kind.ToString().ToLowerInvariant();

    /// <summary>The part of each path before the endpoint.</summary>
    public string Scope => Kind == ServiceTarget.Local ? "" : $"accounts/{AccountId}/";

    /// <summary>Returns the target at an address.</summary>
    /// <exception cref="InputException">The address is neither Cloudflare's nor on this machine, or the credential is
    /// missing.</exception>
    public static Target At(string text, string? accountId, string? token)
    {
        if (!Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out Uri? address))
        {
            throw new InputException($"'{text}' is not an address.");
        }

        if (address.Scheme is not ("https" or "http") || (address.UserInfo + address.Query + address.Fragment).Length > 0)
        {
            // The address is not repeated: it may hold a password.
            throw new InputException("An address of --base-uri begins with https:// or http://, and has no user, query or fragment.");
        }

        ServiceTarget kind = KindOf(address);
        if (kind == ServiceTarget.Local)
        {
            return new Target(kind, address, "", "");
        }

        string account = Required(accountId, "CLOUDFLARE_ACCOUNT_ID").ToLowerInvariant();
        return account.Length == 32 && account.All(char.IsAsciiHexDigit)
            ? new Target(kind, address, account, Header(Required(token, "CLOUDFLARE_API_TOKEN")))
            : throw new InputException("CLOUDFLARE_ACCOUNT_ID is not an account ID: it has 32 hexadecimal digits.");
    }

    private static ServiceTarget KindOf(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && s_hosts.Contains(address.Host))
        {
            return address.AbsolutePath == "/client/v4/"
                ? ServiceTarget.Account
                : throw new InputException($"The address of Cloudflare's API ends with /client/v4, unlike {address}.");
        }

        if (address.IsLoopback)
        {
            return address.AbsolutePath.StartsWith("/cdn-cgi/", StringComparison.Ordinal) ? ServiceTarget.Local : ServiceTarget.Sandbox;
        }

        throw new InputException($"{address} is neither Cloudflare's API nor an address of this machine. The token is not sent there.");
    }

    private static string Header(string token) => token.All(letter => letter is > ' ' and <= '~')
        ? token
        : throw new InputException("CLOUDFLARE_API_TOKEN has a space, a line break or another character that no token has.");

    private static string Required(string? value, string variable) => string.IsNullOrWhiteSpace(value)
        ? throw new InputException($"Set the environment variable {variable}.")
        : value.Trim();
}
