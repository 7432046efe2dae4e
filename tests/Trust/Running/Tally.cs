using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Trust.Faults;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>What a run has counted, and the promises that it found broken.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<Measure, long> _counts = new();
    private readonly ConcurrentDictionary<FaultKind, int> _faults = new();
    private readonly ConcurrentQueue<string> _broken = new();
    private long _peakBytes;
    private double _worstSecondsPerMegabyte;

    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>The most memory that a worker had.</summary>
    public long PeakBytes => _peakBytes;

    /// <summary>The most processor time that an answer took, beyond what any call takes.</summary>
    public double WorstSecondsPerMegabyte => _worstSecondsPerMegabyte;

    public long this[Measure measure] => _counts.GetValueOrDefault(measure);

    public int this[FaultKind fault] => _faults.GetValueOrDefault(fault);

    public void Count(Measure measure, long count = 1) => _counts.AddOrUpdate(measure, count, (_, before) => before + count);

    public void Count(IEnumerable<Exchange> exchanges)
    {
        foreach (FaultKind fault in exchanges.Select(exchange => exchange.Fault).OfType<FaultKind>())
        {
            _ = _faults.AddOrUpdate(fault, 1, static (_, before) => before + 1);
        }
    }

    /// <summary>Counts what breaks a promise, and keeps what is known of it.</summary>
    public void Break(Measure measure, string what, long count = 1)
    {
        if (count > 0)
        {
            Count(measure, count);
            _broken.Enqueue($"{measure} ({count}): {what}");
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
