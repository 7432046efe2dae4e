using System;
using System.Diagnostics;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Reads an increasing value. The difference of two readings is the measurement.</summary>
internal delegate TimeSpan Meter();

/// <summary>The available meters.</summary>
internal static class Meters
{
    /// <summary>The processor time of all threads of this process, including the runtime's. It is more precise than
    /// Process.TotalProcessorTime, which has steps of 10 ms on Linux.</summary>
    public static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    public static TimeSpan WallClock() => Stopwatch.GetElapsedTime(0);
}
