using System;

namespace CloudflareWorkflows.Analysis.Statistics;

/// <summary>The Wilson score interval of a rate: how sure a rate is that few trials show.</summary>
internal static class WilsonBound
{
    /// <summary>The quantile of the normal distribution for a two-sided interval of 95 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Returns the lower bound of the 95 % interval, from 0 to 1. It is 0 without trials.</summary>
    /// <param name="events">How often it happened.</param>
    /// <param name="trials">How often it could have happened.</param>
    public static double Lower(long events, long trials)
    {
        if (trials <= 0 || events <= 0)
        {
            return 0;
        }

        double rate = Math.Min(1, (double)events / trials);
        double square = Z * Z / trials;
        double margin = Z * Math.Sqrt(((rate * (1 - rate)) + (square / 4)) / trials);
        return (rate + (square / 2) - margin) / (1 + square);
    }
}
