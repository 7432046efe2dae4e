using System;
using System.Net;
using System.Threading;
using CloudflareWorkflows.Http;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class HttpPoolTests
{
    private static readonly Uri s_proxy = new("http://proxy.example.test:8080");

    [Fact]
    public void Connections_are_shared_by_clients_with_the_same_proxy()
    {
        Assert.Same(HttpPool.Get(ProxySetting.System), HttpPool.Get(new ProxySetting(null, null, false)));
        Assert.Same(
            HttpPool.Get(new ProxySetting(s_proxy, null, false)), HttpPool.Get(new ProxySetting(s_proxy, null, false)));
        Assert.NotSame(HttpPool.Get(ProxySetting.System), HttpPool.Get(new ProxySetting(s_proxy, null, false)));
        Assert.NotSame(HttpPool.Get(ProxySetting.System), HttpPool.Get(ProxySetting.None));
    }

    [Fact]
    public void The_shared_client_has_no_timeout_and_no_default_headers()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, HttpPool.Get(ProxySetting.System).Timeout);
        Assert.Empty(HttpPool.Get(ProxySetting.System).DefaultRequestHeaders);
    }

    [Fact]
    public void The_proxy_receives_the_configured_credential()
    {
        NetworkCredential ann = new("ann", "x");

        Assert.Null(ProxySetting.System.ToWebProxy());
        Assert.Same(ann, new ProxySetting(s_proxy, ann, false).ToWebProxy()!.Credentials);
        Assert.Same(
            CredentialCache.DefaultCredentials, new ProxySetting(s_proxy, null, true).ToWebProxy()!.Credentials);
        Assert.Equal(s_proxy, new ProxySetting(s_proxy, null, false).ToWebProxy()!.GetProxy(new Uri("https://x.test")));
    }
}
