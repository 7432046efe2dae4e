using CloudflareWorkflows.Jobs;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class PollIntervalTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(2, 1, 1.3)]
    [InlineData(3, 1, 1.69)]
    [InlineData(9, 1, 8.157)]
    [InlineData(10, 1, 10.0)]
    [InlineData(10_000, 1, 10.0)]
    [InlineData(1, 2, 1.0)]
    [InlineData(1, 10, 5.0)]
    [InlineData(10, 10, 10.0)]
    [InlineData(10, 100, 50.0)]
    public void Intervals_grow_to_10_seconds_and_stay_below_2_requests_per_second(int look, int requests, double seconds) =>
        Assert.Equal(seconds, PollInterval.PauseAfter(look, requests).TotalSeconds, 0.001);
}
