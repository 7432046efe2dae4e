using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Trust.Faults;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>The counts of a run, and the violations that it found.</summary>
internal sealed class RunStatistics
{
    private readonly ConcurrentDictionary<Metric, long> _counts = new();
    private readonly ConcurrentDictionary<FaultKind, int> _faults = new();
    private readonly ConcurrentDictionary<(Metric Metric, string Kind), Violation> _findings = new();
    private long _peakBytes;
    private double _worstSecondsPerMegabyte;

    public IReadOnlyList<Violation> Violations => [.. _findings.Values.OrderBy(violation => violation.Metric).ThenBy(violation => violation.Kind)];

    /// <summary>The peak memory of a worker.</summary>
    public long PeakBytes => _peakBytes;

    /// <summary>The maximum processor time per megabyte of responses, beyond the base cost of a call.</summary>
    public double WorstSecondsPerMegabyte => _worstSecondsPerMegabyte;

    public long this[Metric metric] => _counts.GetValueOrDefault(metric);

    public int this[FaultKind fault] => _faults.GetValueOrDefault(fault);

    public void Count(Metric metric, long count = 1) => _counts.AddOrUpdate(metric, count, (_, before) => before + count);

    public void Count(IEnumerable<Exchange> exchanges)
    {
        foreach (FaultKind fault in exchanges.Select(exchange => exchange.Fault).OfType<FaultKind>())
        {
            _ = _faults.AddOrUpdate(fault, 1, static (_, before) => before + 1);
        }
    }

    /// <summary>Counts violations, and keeps the first of each kind.</summary>
    public void AddViolation(Metric metric, string kind, string example, long count = 1)
    {
        if (count > 0)
        {
            Count(metric, count);
            _ = _findings.AddOrUpdate(
                (metric, kind),
                _ => new Violation(metric, kind, example, count),
                (_, before) => before with { Count = before.Count + count });
        }
    }

    public void Memory(long peakBytes)
    {
        lock (_counts)
        {
            _peakBytes = Math.Max(_peakBytes, peakBytes);
        }
    }

    public void ProcessorTime(double secondsPerMegabyte)
    {
        lock (_counts)
        {
            _worstSecondsPerMegabyte = Math.Max(_worstSecondsPerMegabyte, secondsPerMegabyte);
        }
    }
}
