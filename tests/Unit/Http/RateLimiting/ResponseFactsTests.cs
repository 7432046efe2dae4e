using System;
using System.Net.Http;
using System.Net.Http.Headers;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>The limit that a response belongs to, and its data.</summary>
public sealed class ResponseFactsTests
{
    /// <summary>The creations of a request, the data of its response, and the limit that observes it.</summary>
    [Theory]
    [InlineData(429, 0, null, "300", ThrottleReason.Blocked)]
    [InlineData(429, 0, 7, "300", ThrottleReason.Blocked)]
    [InlineData(429, 0, null, null, ThrottleReason.None)]
    [InlineData(429, 3, 7, "2", ThrottleReason.Creations)]
    [InlineData(429, 3, 7, null, ThrottleReason.Creations)]
    [InlineData(429, 3, 0, "300", ThrottleReason.Blocked)]
    [InlineData(429, 3, 0, null, ThrottleReason.None)]
    [InlineData(429, 3, null, "300", ThrottleReason.Blocked)]
    [InlineData(429, 3, null, null, ThrottleReason.Creations)]
    [InlineData(503, 3, 7, "300", ThrottleReason.None)]
    [InlineData(503, 0, null, "300", ThrottleReason.None)]
    internal void A_429_belongs_to_creations_if_requests_are_left_or_there_is_no_Retry_After(
        int status, int weight, int? left, string? advice, ThrottleReason reason)
    {
        using HttpResponseMessage response = Answers.Error(status, 10429);
        if (left is not null)
        {
            _ = response.With("Ratelimit", $"\"default\";r={left};t=30");
        }

        if (advice is not null)
        {
            _ = response.With("Retry-After", advice);
        }

        ResponseFacts facts = Read(response, weight == 0 ? null : new CreationCost("w", weight));

        Assert.Equal((reason, left), (facts.RefusedBy, facts.Left));
    }

    [Fact]
    public void Quota_and_window_are_read_with_the_requests_left()
    {
        using HttpResponseMessage response = Answers.Result("[]")
            .With("Ratelimit", "\"default\";r=11;t=30").With("Ratelimit-Policy", "\"burst\";q=100;w=60");

        ResponseFacts facts = Read(response);

        Assert.Equal(
            new ResponseFacts(
                ThrottleReason.None, null, 11, TimeSpan.FromSeconds(30), 100, TimeSpan.FromSeconds(60)),
            facts);
    }

    /// <summary>The headers of a response, and what is read from them.</summary>
    [Theory]
    [InlineData("\"default\";r=5;t=86400", "\"burst\";q=1;w=86400", 5, 86_400, 1, 86_400)]
    [InlineData("\"default\";r=5;t=86401", "\"burst\";q=1;w=60", null, 0, null, null)]
    [InlineData("\"default\";r=5;t=0", "\"burst\";q=0;w=0", 5, 0, null, null)]
    [InlineData("\"default\";r=5;t=3", "\"burst\";q=7;w=86401", 5, 3, 7, null)]
    [InlineData("\"default\"; r=5; t=3", "\"burst\"; q=7; w=9", 5, 3, 7, 9)]
    [InlineData("\"default\";r=5;t=3", null, 5, 3, null, null)]
    [InlineData("\"default\";r=x;r=5;t=3", null, 5, 3, null, null)]
    [InlineData("\"default\";r=5=6;t=3", null, null, 0, null, null)]
    [InlineData("\"default\";t=3", "\"burst\";q=7;w=9", null, 0, null, null)]
    [InlineData("\"default\";r=5", "\"burst\";q=7;w=9", null, 0, null, null)]
    [InlineData("\"default\";r=-5;t=3", null, null, 0, null, null)]
    [InlineData(null, "\"burst\";q=7;w=9", null, 0, null, null)]
    public void A_header_that_cannot_be_read_is_ignored(
        string? state, string? policy, int? left, int reset, int? quota, int? window)
    {
        using HttpResponseMessage response = Answers.Result("[]");
        if (state is not null)
        {
            _ = response.With("Ratelimit", state);
        }

        if (policy is not null)
        {
            _ = response.With("Ratelimit-Policy", policy);
        }

        ResponseFacts facts = Read(response);

        Assert.Equal(
            (left, reset, quota, (double?)window),
            (facts.Left, facts.Reset.TotalSeconds, facts.Quota, facts.Window?.TotalSeconds));
    }

    /// <summary>The time of the service and the time of the advice, in seconds from now, and the wait that follows.</summary>
    [Theory]
    [InlineData(null, 30, 30)]
    [InlineData(1_000, 1_030, 30)]
    [InlineData(-1_000, -970, 30)]
    [InlineData(1_000, 900, 0)]
    [InlineData(null, 86_400, 86_400)]
    [InlineData(null, 86_401, null)]
    public void An_advice_with_a_date_counts_from_the_time_of_the_service(int? date, int advice, int? wait)
    {
        using HttpResponseMessage response = Answers.Error(429, 971);
        response.Headers.Date = date is int offset ? SimulatedTime.s_start.AddSeconds(offset) : null;
        response.Headers.RetryAfter = new RetryConditionHeaderValue(SimulatedTime.s_start.AddSeconds(advice));

        Assert.Equal(wait, Read(response).RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(2020, 0, false)]
    [InlineData(2020, 1, true)]
    [InlineData(2200, -1, true)]
    [InlineData(2200, 0, false)]
    public void A_date_is_credible_from_2020_to_2200(int year, int seconds, bool isCredible) => Assert.Equal(
        isCredible, ResponseFacts.IsCredible(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds)));

    private static ResponseFacts Read(HttpResponseMessage response, CreationCost? creates = null) =>
        ResponseFacts.Read(response, creates, SimulatedTime.s_start);
}
