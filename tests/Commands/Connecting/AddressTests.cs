using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>Where a credential may travel, and which way.</summary>
public sealed class AddressTests : CommandTest
{
    [Theory]
    [InlineData("http://api.cloudflare.com/client/v4")]
    [InlineData("http://192.0.2.7/")]
    [InlineData("ftp://localhost/")]
    [InlineData("client/v4")]
    public void A_credential_does_not_travel_in_the_clear(string address)
    {
        ShellResult result = Shell.Run(
            $"Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri '{address}' -MaximumRetryCount 0");

        Assert.Equal(["UnsafeAddress"], result.ErrorIds);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }

    [Fact]
    public void This_machine_may_be_reached_in_the_clear_with_or_without_a_slash_at_the_end()
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
    public void Nobody_at_an_address_is_a_failed_connection()
    {
        ShellResult result = Shell.Run("""
            Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri http://127.0.0.1:1/ -MaximumRetryCount 0
            """);

        Assert.Equal(["ConnectionFailed"], result.ErrorIds);
    }

    [Fact]
    public void Requests_go_through_the_proxy_that_is_named_and_its_refusal_is_told_as_its_own()
    {
        // The sandbox stands in for the proxy: it is asked for an address that is nobody's.
        ShellResult result = Shell.Run("""
            Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri https://api.invalid/ `
                -Proxy $server.Origin -MaximumRetryCount 0
            """);

        // It does not open tunnels, but it was asked for one. The build for .NET Framework asks that one's exceptions who failed,
        // and finds none of them in .NET.
        Assert.Equal([BuildPaths.ModuleBuild == "net8.0" ? "ProxyFailed" : "ConnectionFailed"], result.ErrorIds);
        Assert.Contains(Server.Requests, request => request.Method == "CONNECT");
    }
}
