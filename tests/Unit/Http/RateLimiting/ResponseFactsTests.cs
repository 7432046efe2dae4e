using System;
using System.Net.Http;
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

    private static ResponseFacts Read(HttpResponseMessage response, CreationCost? creates = null) =>
        ResponseFacts.Read(response, creates, SimulatedTime.s_start);
}
