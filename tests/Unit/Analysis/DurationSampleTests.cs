using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

public sealed class DurationSampleTests
{
    [Fact]
    public void Quantiles_equal_the_nearest_rank_of_a_reference() =>
        Gen.Select(Gen.Long[0, 50].Array[1, 300], Gen.Int[1, 100]).SampleSeeded(drawn =>
            Assert.Equal(Reference(drawn.Item1, drawn.Item2), Sample(drawn.Item1).Quantile(drawn.Item2)!.Value.Ticks));

    [Fact]
    public void A_weight_counts_as_that_many_durations() =>
        Gen.Select(Gen.Select(Gen.Long[0, 500], Gen.Int[1, 9]).Array[1, 60], Gen.Int[1, 4].Select(quarters => quarters * 25)).SampleSeeded(drawn =>
        {
            ((long, int)[] weighted, int percent) = drawn;
            DurationSample sample = new();
            Array.ForEach(weighted, one => sample.Add(new TimeSpan(one.Item1), one.Item2));

            long[] repeated = [.. weighted.SelectMany(one => Enumerable.Repeat(one.Item1, one.Item2))];
            Assert.Equal(Reference(repeated, percent), sample.Quantile(percent)!.Value.Ticks);
        });

    [Fact]
    public void A_sample_can_grow_after_it_was_read()
    {
        DurationSample sample = Sample(5, 9);
        _ = sample.Max;
        sample.Add(new TimeSpan(7));

        Assert.Equal([5L, 7L, 9L], [sample.Quantile(1)!.Value.Ticks, sample.P50!.Value.Ticks, sample.Max!.Value.Ticks]);
    }

    [Theory]
    [InlineData(9, false, false, false)]
    [InlineData(10, true, false, false)]
    [InlineData(19, true, false, false)]
    [InlineData(20, true, true, false)]
    [InlineData(99, true, true, false)]
    [InlineData(100, true, true, true)]
    public void A_high_quantile_of_few_durations_is_unknown(int count, bool has90, bool has95, bool has99)
    {
        DurationSample sample = Sample([.. Enumerable.Range(1, count).Select(number => (long)number)]);

        Assert.Equal((has90, has95, has99), (sample.P90 is not null, sample.P95 is not null, sample.P99 is not null));
    }

    [Fact]
    public void Nothing_has_no_quantile() => Assert.Null(new DurationSample().P50);

    private static DurationSample Sample(params long[] ticks)
    {
        DurationSample sample = new();
        Array.ForEach(ticks, one => sample.Add(new TimeSpan(one)));
        return sample;
    }

    /// <summary>The definition of the nearest rank, with exact fractions: the smallest value that at least this share of all
    /// values does not exceed.</summary>
    private static long Reference(long[] values, int percent) =>
        values.Order().First(value => values.Count(other => other <= value) * 100m >= percent * (decimal)values.Length);
}
