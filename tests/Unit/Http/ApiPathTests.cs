using System;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class ApiPathTests
{
    [Theory]
    [InlineData("order-42", "order-42")]
    [InlineData("a_B-9", "a_B-9")]
    [InlineData("0 3 * * *", "0%203%20%2A%20%2A%20%2A")]
    [InlineData("*/5 0,12 * * *", "%2A%2F5%200%2C12%20%2A%20%2A%20%2A")]
    [InlineData("a#b?c=d&e", "a%23b%3Fc%3Dd%26e")]
    [InlineData("100%", "100%25")]
    [InlineData("Bäckerei 🥐", "B%C3%A4ckerei%20%F0%9F%A5%90")]
    public void A_segment_is_escaped_as_one_segment(string segment, string encoded)
    {
        string path = ApiPath.Of("instances", segment, "status");

        Assert.Equal($"instances/{encoded}/status", path);
        Uri address = new(new Uri("https://api.example.test/client/v4/"), path);
        Assert.Equal("/client/v4/instances/" + encoded + "/status", address.PathAndQuery);
        Assert.Equal(segment, Uri.UnescapeDataString(address.Segments[^2].TrimEnd('/')));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_segment_that_URI_normalization_drops_is_rejected(string segment) =>
        Assert.Throws<CloudflareException>(() => ApiPath.Of("workflows", "concurrency", segment));

    [Fact]
    public void Query_parameters_keep_their_order_and_omit_nulls()
    {
        string path = ApiPath.Of("a").With("none", (string?)null).With("x", "1 & 2").With("n", 100).With("y", "");

        Assert.Equal("a?x=1%20%26%202&n=100&y=", path);
    }

    [Theory]
    [InlineData("2026-08-02T12:00:00.1234567+02:00", "2026-08-02T10%3A00%3A00.123Z")]
    [InlineData("2026-08-02T10:00:00Z", "2026-08-02T10%3A00%3A00.000Z")]
    public void Times_are_sent_in_utc_without_offset(string time, string encoded)
    {
        string path = ApiPath.Of("a").With("date_start", DateTimeOffset.Parse(time, null));

        Assert.Equal("a?date_start=" + encoded, path);
        Assert.Equal("a", ApiPath.Of("a").With("date_start", (DateTimeOffset?)null));
    }

    [Fact]
    public void Requests_are_culture_invariant() =>
        Assert.Equal("a?t=2026-08-02T10%3A00%3A00.000Z&n=1000", Culture.Of(
            "ar-SA", () => (string)ApiPath.Of("a").With("t", SimulatedTime.s_start).With("n", 1000)));
}
