using System;

namespace CloudflareWorkflows.Analysis.Statistics;

/// <summary>Durations and their quantiles by nearest rank: each quantile is one of the durations. It keeps eight bytes
/// for each duration, or sixteen if weights differ.</summary>
internal sealed class DurationSample
{
    /// <summary>With fewer durations, the 95th percentile is the maximum.</summary>
    public const int LeastFor95 = 20;

    private const int LeastFor90 = 10;
    private const int LeastFor99 = 100;

    private long[] _ticks = new long[4];
    private double[]? _weights;
    private bool _isSorted = true;

    public int Count { get; private set; }

    public TimeSpan? P50 => Quantile(50);

    /// <summary>Null below 10 durations.</summary>
    public TimeSpan? P90 => Count < LeastFor90 ? null : Quantile(90);

    /// <summary>Null below 20 durations.</summary>
    public TimeSpan? P95 => Count < LeastFor95 ? null : Quantile(95);

    /// <summary>Null below 100 durations.</summary>
    public TimeSpan? P99 => Count < LeastFor99 ? null : Quantile(99);

    public TimeSpan? Max => Quantile(100);

    /// <summary>Adds a duration.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="weight">The number of runs that the duration stands for, if it comes from a sample.</param>
    public void Add(TimeSpan duration, double weight = 1)
    {
        if (Count == _ticks.Length)
        {
            Array.Resize(ref _ticks, Count * 2);
        }

        if (weight != 1 && _weights is null)
        {
            _weights = new double[_ticks.Length];
            _weights.AsSpan(0, Count).Fill(1);
        }

        if (_weights is not null)
        {
            Array.Resize(ref _weights, _ticks.Length);
            _weights[Count] = weight;
        }

        _ticks[Count++] = duration.Ticks;
        _isSorted = false;
    }

    /// <summary>Returns the shortest duration that at least this share of all is not longer than; null without
    /// durations.</summary>
    /// <param name="percent">The share, from 1 to 100.</param>
    public TimeSpan? Quantile(int percent)
    {
        if (Count == 0)
        {
            return null;
        }

        Sort();
        return new TimeSpan(_ticks[_weights is null ? (int)((((long)percent * Count) + 99) / 100) - 1 : Rank(percent, _weights)]);
    }

    private int Rank(int percent, double[] weights)
    {
        double total = 0;
        for (int index = 0; index < Count; index++)
        {
            total += weights[index];
        }

        double reached = weights[0];
        int rank = 0;
        while (rank < Count - 1 && reached * 100 < percent * total)
        {
            reached += weights[++rank];
        }

        return rank;
    }

    private void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        if (_weights is null)
        {
            Array.Sort(_ticks, 0, Count);
        }
        else
        {
            Array.Sort(_ticks, _weights, 0, Count);
        }

        _isSorted = true;
    }
}
