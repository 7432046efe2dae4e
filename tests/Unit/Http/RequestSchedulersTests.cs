using System;
using System.Runtime.CompilerServices;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class RequestSchedulersTests
{
    private static readonly Uri s_address = new("https://schedulers.example.test/client/v4/");
    private static readonly FakeTimeProvider s_time = new();

    [Fact]
    public void Connections_with_one_credential_share_a_scheduler()
    {
        RequestScheduler first = RequestSchedulers.Get(s_address, new ApiToken("one"), s_time);

        Assert.Same(first, RequestSchedulers.Get(s_address, new ApiToken("one"), s_time));
        Assert.NotSame(first, RequestSchedulers.Get(s_address, new ApiToken("another"), s_time));
        Assert.NotSame(first, RequestSchedulers.Get(new Uri(s_address, "elsewhere/"), new ApiToken("one"), s_time));
        Assert.NotSame(first, RequestSchedulers.Get(s_address, new GlobalApiKey("me@example.test", "one"), s_time));
        Assert.NotSame(first, RequestSchedulers.Get(s_address, new ApiToken("one"), new FakeTimeProvider()));
    }

    [Fact]
    public void A_scheduler_goes_with_its_last_connection()
    {
        WeakReference scheduler = Abandoned();

        GC.Collect();

        Assert.False(scheduler.IsAlive);
        Assert.NotNull(RequestSchedulers.Get(s_address, new ApiToken("gone"), s_time));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandoned() => new(RequestSchedulers.Get(s_address, new ApiToken("gone"), s_time));
}
