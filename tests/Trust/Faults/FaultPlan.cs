using System;
using System.Collections.Generic;
using System.Threading;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>Selects the fault of each request, in the order of arrival.</summary>
internal sealed class FaultPlan(Func<FaultKind?> next)
{
    public static FaultPlan None { get; } = new(static () => null);

    public static IReadOnlyList<FaultKind> AllKinds { get; } = Enum.GetValues<FaultKind>();

    /// <summary>Injects faults into this share of the requests.</summary>
    public static FaultPlan AtRate(int seed, double rate, IReadOnlyList<FaultKind> kinds)
    {
        Random random = new(seed);
        Lock gate = new();
        return new FaultPlan(() =>
        {
            lock (gate)
            {
                return random.NextDouble() < rate ? kinds[random.Next(kinds.Count)] : null;
            }
        });
    }

    /// <summary>Injects a fault into the first request.</summary>
    public static FaultPlan Once(FaultKind kind)
    {
        int asked = 0;
        return new FaultPlan(() => Interlocked.Increment(ref asked) == 1 ? kind : null);
    }

    /// <summary>Injects a fault into every request.</summary>
    public static FaultPlan Always(FaultKind kind) => new(() => kind);

    public FaultKind? Next() => next();
}
