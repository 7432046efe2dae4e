using System;
using System.Collections.Immutable;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>A row of a node: the events that are equal in the selected dimensions, or a single event.</summary>
/// <param name="first">The first event.</param>
/// <param name="sampleInterval">The number of events that each of them stands for.</param>
internal sealed class EventGroup(AnalyticsEvent first, int sampleInterval)
{
    private readonly AnalyticsEvent _first = first;
    private long _wallTime;
    private long _cpuTime;
    private long _retryCount;
    private long _stepCount;
    private long _allStepCount;

    /// <summary>The sums by their names.</summary>
    public static ImmutableArray<(string Name, Func<EventGroup, long> Read)> Sums { get; } =
    [
        ("wallTime", group => group._wallTime),
        ("cpuTime", group => group._cpuTime),
        ("retryCount", group => group._retryCount),
        ("stepCount", group => group._stepCount),
        ("allStepCount", group => group._allStepCount),
    ];

    public ref readonly AnalyticsEvent First => ref _first;

    /// <summary>The number of events, estimated if they were sampled.</summary>
    public long Count { get; private set; }

    public double SampleInterval => sampleInterval;

    public void Add(in WorkflowEvent one)
    {
        Count += sampleInterval;
        _wallTime += one.WallTime * sampleInterval;
        _cpuTime += one.CpuTime * sampleInterval;
        _retryCount += (long)one.RetryCount * sampleInterval;
        _stepCount += (long)one.StepCount * sampleInterval;
        _allStepCount += (long)one.AllStepCount * sampleInterval;
    }
}
