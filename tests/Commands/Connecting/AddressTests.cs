using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>The addresses and proxies that a credential may be sent to.</summary>
public sealed class AddressTests : CommandTest
{
    [Theory]
    [InlineData("http://api.cloudflare.com/client/v4")]
    [InlineData("http://192.0.2.7/")]
    [InlineData("ftp://localhost/")]
    [InlineData("client/v4")]
    public void A_credential_is_not_sent_over_plain_HTTP(string address)
    {
        ShellResult result = Shell.Run(
            $"Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri '{address}' -MaximumRetryCount 0");

        Assert.Equal(["UnsafeAddress"], result.ErrorIds);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }

    [Fact]
    public void Loopback_addresses_allow_plain_HTTP_with_or_without_a_trailing_slash()
    {
        object?[] values = Shell.Values("""
            $address = $server.BaseAddress.AbsoluteUri
            foreach ($form in $address, $address.TrimEnd('/'), $address.Replace('127.0.0.1', 'localhost')) {
                (Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri $form -PassThru).AccountId
            }
            """);

        Assert.Equal([Server.AccountId, Server.AccountId, Server.AccountId], values);
    }

    [Fact]
    public void An_address_without_a_server_is_a_connection_failure()
    {
        ShellResult result = Shell.Run("""
            Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri http://127.0.0.1:1/ -MaximumRetryCount 0
            """);

        Assert.Equal(["ConnectionFailed"], result.ErrorIds);
    }

    [Fact]
    public void Requests_use_the_named_proxy_and_its_errors_are_reported_as_proxy_errors()
    {
        // The sandbox acts as the proxy for an address that does not exist.
        ShellResult result = Shell.Run("""
            Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri https://api.invalid/ `
                -Proxy $server.Origin -MaximumRetryCount 0
            """);

        // It does not support tunnels, but it receives the CONNECT request. The .NET Framework build reads exception types
        // that do not exist in .NET.
        Assert.Equal([BuildPaths.ModuleBuild == "net8.0" ? "ProxyFailed" : "ConnectionFailed"], result.ErrorIds);
        Assert.Contains(Server.Requests, request => request.Method == "CONNECT");
    }
}
