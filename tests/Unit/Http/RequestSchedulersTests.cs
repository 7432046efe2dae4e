using System;
using System.Runtime.CompilerServices;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class RequestSchedulersTests
{
    private static readonly Uri s_address = new("https://schedulers.example.test/client/v4/");

    [Fact]
    public void Connections_with_one_credential_share_a_scheduler()
    {
        RequestScheduler first = RequestSchedulers.Get(s_address, new ApiToken("one"), TimeProvider.System);

        Assert.Same(first, RequestSchedulers.Get(s_address, new ApiToken("one"), TimeProvider.System));
        Assert.NotSame(first, RequestSchedulers.Get(s_address, new ApiToken("another"), TimeProvider.System));
        Assert.NotSame(first, RequestSchedulers.Get(new Uri(s_address, "elsewhere/"), new ApiToken("one"), TimeProvider.System));
        Assert.NotSame(first, RequestSchedulers.Get(s_address, new GlobalApiKey("me@example.test", "one"), TimeProvider.System));
    }

    [Fact]
    public void A_scheduler_goes_with_its_last_connection()
    {
        WeakReference scheduler = Abandoned();

        GC.Collect();

        Assert.False(scheduler.IsAlive);
        Assert.NotNull(RequestSchedulers.Get(s_address, new ApiToken("gone"), TimeProvider.System));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandoned() => new(RequestSchedulers.Get(s_address, new ApiToken("gone"), TimeProvider.System));
}
