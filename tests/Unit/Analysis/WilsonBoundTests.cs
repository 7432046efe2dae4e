using CloudflareWorkflows.Analysis.Statistics;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

public sealed class WilsonBoundTests
{
    /// <summary>The expected values were computed in Python from the usual form of the score interval.</summary>
    [Theory]
    [InlineData(0, 0, 0.0)]
    [InlineData(0, 10, 0.0)]
    [InlineData(1, 5, 0.03622)]
    [InlineData(2, 5, 0.11762)]
    [InlineData(5, 5, 0.56552)]
    [InlineData(40, 300, 0.09947)]
    public void The_lower_bound_is_that_of_the_score_interval(long events, long trials, double expected) =>
        Assert.Equal(expected, WilsonBound.Lower(events, trials), 0.00001);
}
