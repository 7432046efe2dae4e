using System;
using System.Diagnostics;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Reads something that grows; what grows between two readings is the measure.</summary>
internal delegate TimeSpan Meter();

/// <summary>What can be read.</summary>
internal static class Meters
{
    /// <summary>The processor time of all threads of this process, the runtime's own included. It is finer than
    /// Process.TotalProcessorTime, which Linux counts in steps of 10 ms.</summary>
    public static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    public static TimeSpan WallClock() => Stopwatch.GetElapsedTime(0);
}
