using System.Net.Http;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>An implausible header is ignored.</summary>
public sealed class MalformedHeaderTests
{
    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", null)]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", 0.0)]
    [InlineData("99999999999999999999", null)]
    [InlineData("2147483647", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("86400", 86400.0)]
    [InlineData("30", 30.0)]
    public void Retry_After_is_accepted_up_to_one_day(string header, double? seconds)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, ResponseFacts.ReadRetryAfter(response.Headers, SimulatedTime.s_start)?.TotalSeconds);
    }

    [Theory]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    public void An_implausible_date_is_ignored(string header)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Date", header);
        response.Headers.TryAddWithoutValidation("Retry-After", "Sun, 02 Aug 2026 10:00:30 GMT");
        SimulatedTime time = new();
        ServerClock clock = new(time);

        clock.Update(response.Headers.Date);

        Assert.Equal(time.GetUtcNow(), clock.Now);
        Assert.Equal(30.0, ResponseFacts.ReadRetryAfter(response.Headers, SimulatedTime.s_start)?.TotalSeconds);
    }

    [Theory]
    [InlineData("\"default\";r=5;t=999999999", "\"burst\";q=1200;w=300", false)]
    [InlineData("\"default\";r=5;t=-1", "\"burst\";q=1200;w=300", false)]
    [InlineData("\"default\";r=99999999999;t=5", "", false)]
    [InlineData("\"default\";r=5;t=10", "\"burst\";q=0;w=999999999", true)]
    public void A_rate_limit_window_over_one_day_is_ignored(string state, string policy, bool isKnown)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Ratelimit", state);
        response.Headers.TryAddWithoutValidation("Ratelimit-Policy", policy);

        ResponseFacts facts = ResponseFacts.Read(response, null, SimulatedTime.s_start);

        Assert.Equal(isKnown, facts.Left is not null);
        Assert.Null(facts.Window);
    }
}
