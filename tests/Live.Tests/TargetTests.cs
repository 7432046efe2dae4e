using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The address decides what is asked.</summary>
public sealed class TargetTests
{
    private const string Account = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("https://api.cloudflare.com/client/v4", ServiceTarget.Account)]
    [InlineData("https://api.fed.cloudflare.com/client/v4/", ServiceTarget.Account)]
    [InlineData("http://127.0.0.1:8080/client/v4", ServiceTarget.Sandbox)]
    [InlineData("http://localhost:8787/cdn-cgi/local/explorer/api", ServiceTarget.Local)]
    public void An_address_has_one_target(string address, object expected) =>
        Assert.Equal(expected, Target.At(address, Account, "token").Kind);

    [Theory]
    [InlineData("https://api.cloudflare.com.example.com/client/v4")]
    [InlineData("http://api.cloudflare.com/client/v4")]
    [InlineData("https://api.cloudflare.com:8443/client/v4")]
    [InlineData("https://192.0.2.1/client/v4")]
    [InlineData("api.cloudflare.com")]
    [InlineData("https://api.cloudflare.com")]
    [InlineData("https://api.cloudflare.com/cdn-cgi/x")]
    [InlineData("https://api.cloudflare.com/client/v4?x=1")]
    [InlineData("https://me:secret@api.cloudflare.com/client/v4")]
    [InlineData("file:///localhost/x")]
    [InlineData("ws://localhost:1/")]
    public void A_token_is_sent_to_no_other_address(string address) =>
        Assert.Throws<InputException>(() => Target.At(address, Account, "token"));

    [Theory]
    [InlineData(null, "token")]
    [InlineData(Account, null)]
    [InlineData(Account, " ")]
    [InlineData("my-account", "token")]
    [InlineData(Account, "two\nlines")]
    [InlineData(Account, "tok\u00e9n")]
    public void A_missing_credential_is_named(string? account, string? token) => Assert.Contains(
        "CLOUDFLARE_",
        Assert.Throws<InputException>(() => Target.At(Target.Cloudflare, account, token)).Message,
        System.StringComparison.Ordinal);
}
