using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>The distribution of creation times: groups of a number of instances, over a number of seconds, that ended a
/// number of seconds ago.</summary>
internal sealed record Spread(params (int Count, double Seconds, double Ago)[] Crowds)
{
    private const double Day = 86_400;

    private static readonly double[] s_lengths = [0, 0.5, 1, 30, 3600, Day, 10 * Day];

    public static Spread Of(string name, int count) => name switch
    {
        "even" => Even(count),
        "dense head" => DenseHead(count),
        "dense tail" => DenseTail(count),
        "bursts" => Bursts(count),
        "one second" => new Spread((count, 0.9, 3600.05)),
        "one moment" => new Spread((count, 0, 3600)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static Spread Even(int count) => new((count, Day, 1));

    /// <summary>Nine of ten in the last minute, the others over a month.</summary>
    private static Spread DenseHead(int count) => new((count * 9 / 10, 60, 1), (count / 10, 30 * Day, 61));

    private static Spread DenseTail(int count) => new((count / 10, 30 * Day, 1), (count * 9 / 10, 600, 30 * Day));

    /// <summary>Ten bursts, days apart.</summary>
    private static Spread Bursts(int count) =>
        new([.. Enumerable.Range(0, 10).Select(burst => (count / 10, 30.0, 60 + (burst * 2.7 * Day)))]);

    /// <summary>Any.</summary>
    public static Gen<Spread> Any { get; } = Gen.Select(
        Gen.Frequency((1, Gen.Int[1, 20]), (3, Gen.Int[100, 1500])),
        Gen.Int[0, s_lengths.Length - 1].Select(index => s_lengths[index]),
        Gen.Double[0.001, 30 * Day]).Array[1, 6].Select(crowds => new Spread(crowds));

    public IEnumerable<SimulatedInstance> ToInstances()
    {
        IEnumerable<DateTimeOffset> times = Crowds.SelectMany(crowd => Enumerable.Range(0, crowd.Count).Select(number =>
            SimulatedTime.s_start.AddSeconds(-crowd.Ago - (crowd.Seconds * number / crowd.Count))));
        return times.OrderBy(time => time).Select((time, index) => new SimulatedInstance(
            $"i{index}", new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero), index));
    }

    public override string ToString() => string.Join(
        ", ", Crowds.Select(crowd => string.Create(CultureInfo.InvariantCulture, $"({crowd.Count}, {crowd.Seconds}, {crowd.Ago})")));
}
