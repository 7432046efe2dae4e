using System;
using System.Runtime.CompilerServices;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Pacing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.Pacing;

public sealed class GovernorsTests
{
    private static readonly Uri s_address = new("https://governors.example.test/client/v4/");

    [Fact]
    public void Connections_with_one_credential_share_a_governor()
    {
        Governor first = Governors.Of(s_address, new ApiToken("one"), TimeProvider.System);

        Assert.Same(first, Governors.Of(s_address, new ApiToken("one"), TimeProvider.System));
        Assert.NotSame(first, Governors.Of(s_address, new ApiToken("another"), TimeProvider.System));
        Assert.NotSame(first, Governors.Of(new Uri(s_address, "elsewhere/"), new ApiToken("one"), TimeProvider.System));
        Assert.NotSame(first, Governors.Of(s_address, new GlobalApiKey("me@example.test", "one"), TimeProvider.System));
    }

    [Fact]
    public void A_governor_goes_with_its_last_connection()
    {
        WeakReference governor = Abandoned();

        GC.Collect();

        Assert.False(governor.IsAlive);
        Assert.NotNull(Governors.Of(s_address, new ApiToken("gone"), TimeProvider.System));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandoned() => new(Governors.Of(s_address, new ApiToken("gone"), TimeProvider.System));
}
