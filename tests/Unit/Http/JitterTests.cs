using System.Linq;
using CloudflareWorkflows.Http;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class JitterTests
{
    [Fact]
    public void Numbers_differ_and_are_from_0_to_1()
    {
        double[] numbers = [.. Enumerable.Range(0, 100).Select(_ => Jitter.Next())];

        Assert.All(numbers, number => Assert.InRange(number, 0, 1));
        Assert.InRange(numbers.Distinct().Count(), 90, 100);
    }
}
