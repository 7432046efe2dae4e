using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>Proxy failures are reported as such, and the proxy credential is never shown.</summary>
public sealed class ProxyTests
{
    private const string Asks = "HTTP/1.1 407 X\nProxy-Authenticate: Basic realm=\"x\"\nContent-Length: 0\nConnection: close";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proxy_that_requires_a_credential_is_not_retried()
    {
        await using LoopbackServer proxy = new(_ => LoopbackServer.Turn.Of(Asks, ""));

        CloudflareException failure = await FailAsync($"http://127.0.0.1:{proxy.Port}");

        Assert.Equal((CloudflareErrorKind.ProxyFailed, 407, 1), (failure.Kind, failure.StatusCode, failure.Attempts));
        Assert.True(failure.MeetsEveryRequest);
        Assert.True(failure.NothingDone);
        Assert.Equal(["CONNECT api.example.test:443 HTTP/1.1"], proxy.Requests);
    }

    [Fact]
    public async Task User_info_in_the_address_is_used_as_credential_and_never_shown()
    {
        await using LoopbackServer proxy = new(_ => LoopbackServer.Turn.Of(Asks, ""));

        CloudflareException failure = await FailAsync($"http://me:p%40ss%3Aword@127.0.0.1:{proxy.Port}");

        string sent = Convert.ToBase64String(Encoding.UTF8.GetBytes("me:p@ss:word"));
        Assert.Contains($"Proxy-Authorization: Basic {sent}", proxy.Headers);
        Assert.Equal((CloudflareErrorKind.ProxyFailed, 407), (failure.Kind, failure.StatusCode));
        Assert.DoesNotContain("ss:word", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("p%40", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_proxy_tunnel_is_transient()
    {
        await using LoopbackServer proxy = new(_ => LoopbackServer.Turn.Of("HTTP/1.1 502 X\nContent-Length: 0", ""));

        CloudflareException failure = await FailAsync($"http://127.0.0.1:{proxy.Port}");

        Assert.Equal((CloudflareErrorKind.ProxyFailed, 502), (failure.Kind, failure.StatusCode));
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public async Task An_unreachable_proxy_is_reported_as_a_proxy_failure()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        CloudflareException failure = await FailAsync($"http://me:secret@127.0.0.1:{port}");

        Assert.Equal((CloudflareErrorKind.ProxyFailed, null), (failure.Kind, failure.StatusCode));
        Assert.True(failure.NothingDone);
        Assert.Contains($"127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_response_to_a_plain_HTTP_request_is_reported_as_the_proxys()
    {
        await using LoopbackServer proxy = new(_ => LoopbackServer.Turn.Of(Asks, ""));

        CloudflareException failure = await FailAsync($"http://127.0.0.1:{proxy.Port}", "http://localhost:1/");

        Assert.Equal((CloudflareErrorKind.ProxyFailed, 407), (failure.Kind, failure.StatusCode));
    }

    private static async Task<CloudflareException> FailAsync(string proxy, string address = "https://api.example.test/")
    {
        SessionSettings settings = new()
        {
            BaseUri = new Uri(address),
            AccountId = Service.Account,
            Credential = new ApiToken(Service.Secret),
            Proxy = ProxyArguments.Read(new UncheckedArgument("Proxy", proxy, "InvalidProxy"), null, false, null!),
            MaximumRetryCount = 0,
        };
        return await Assert.ThrowsAsync<CloudflareException>(
            () => ContextFactory.OpenCloudAsync(settings, check: true, new RequestLines(), Stop));
    }
}
