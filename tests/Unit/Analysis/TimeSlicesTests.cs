using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Measuring;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

public sealed class TimeSlicesTests
{
    private const int Page = 10_000;

    private static readonly DateTimeOffset s_from = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_until = s_from.AddHours(24);

    [Theory]
    [InlineData(0)]
    [InlineData(9_999)]
    public void Rows_that_fit_into_a_page_are_one_part(long rows) =>
        Assert.Equal([(s_from, s_until)], TimeSlices.Of(s_from, s_until, rows, Page, null).Parts);

    [Theory]
    [InlineData(10_000, null, true, 24.0)]
    [InlineData(24_000, null, true, 24.0)]
    [InlineData(24_001, null, false, 24.0)]
    [InlineData(240_000, null, false, 2.4)]
    [InlineData(100, 12.0, true, 24.0)]
    [InlineData(100, 6.0, false, 18.0)]
    [InlineData(1_000_000_000, null, false, 3.0 / 3600)]
    public void More_rows_are_three_parts_that_fit(long rows, double? longest, bool isWhole, double hours)
    {
        TimeSlices slices = TimeSlices.Of(
            s_from, s_until, rows, Page, longest is double limit ? TimeSpan.FromHours(limit) : null);

        Assert.Equal(3, slices.Parts.Count);
        Assert.Equal(isWhole, slices.IsWhole);
        Assert.Equal(hours, slices.Parts.Sum(part => (part.Until - part.From).TotalHours), 0.01);
        Assert.All(slices.Parts, part => Assert.InRange(part.Until - part.From, TimeSpan.FromSeconds(1), TimeSpan.FromHours(longest ?? 24)));
    }

    [Fact]
    public void Slices_are_evenly_spread()
    {
        TimeSlices slices = TimeSlices.Of(s_from, s_until, 240_000, Page, null);

        Assert.Equal([4.0, 12.0, 20.0], slices.Parts.Select(part => ((part.From - s_from) + (part.Until - s_from)).TotalHours / 2));
    }

    [Fact]
    public void Parts_of_the_whole_have_no_gaps()
    {
        TimeSlices slices = TimeSlices.Of(s_from, s_until.AddSeconds(1), 12_000, Page, null);

        Assert.Equal(s_from, slices.Parts[0].From);
        Assert.Equal(slices.Parts[0].Until, slices.Parts[1].From);
        Assert.Equal(slices.Parts[1].Until, slices.Parts[2].From);
        Assert.Equal(s_until.AddSeconds(1), slices.Parts[2].Until);
    }
}
