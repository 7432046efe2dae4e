using System;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>The sum of the instances with one key. It keeps their durations, not the instances.</summary>
internal sealed class MeasureSum
{
    private readonly DurationSample _durations = new();
    private readonly DurationSample _queueTimes = new();
    private string? _workflowName;
    private bool _hasSeveralWorkflows;
    private int _complete;
    private int _errored;
    private int _terminated;
    private int _created;
    private DateTime? _firstOn;
    private DateTime? _lastOn;
    private long _firstTicks = long.MaxValue;
    private long _lastTicks = long.MinValue;

    public int Count { get; private set; }

    public void Add(in InstanceFacts instance)
    {
        // Instances of one workflow usually come one after another, with the same text.
        if (!ReferenceEquals(_workflowName, instance.WorkflowName))
        {
            _hasSeveralWorkflows |= Count > 0 && _workflowName != instance.WorkflowName;
            _workflowName = instance.WorkflowName;
        }

        Count++;
        switch (instance.Status)
        {
            case InstanceStatus.Complete:
                _complete++;
                break;
            case InstanceStatus.Errored:
                _errored++;
                break;
            case InstanceStatus.Terminated:
                _terminated++;
                break;
        }

        if (instance.Duration is TimeSpan duration)
        {
            _durations.Add(duration);
        }

        if (instance.QueueTime is TimeSpan queueTime)
        {
            _queueTimes.Add(queueTime);
        }

        if (instance is { CreatedOn: DateTime created, CreatedUtc: DateTime utc })
        {
            AddTime(created, utc.Ticks);
        }
    }

    public WorkflowMeasure ToMeasure(string by, string? key, string? accountId) => new()
    {
        By = by,
        Key = key,
        WorkflowName = _hasSeveralWorkflows || string.IsNullOrEmpty(_workflowName) ? null : _workflowName,
        Count = Count,
        Complete = _complete,
        Errored = _errored,
        Terminated = _terminated,
        Unfinished = Count - _complete - _errored - _terminated,
        QueueP50 = _queueTimes.P50,
        DurationP50 = _durations.P50,
        P90 = _durations.P90,
        P95 = _durations.P95,
        P99 = _durations.P99,
        Max = _durations.Max,
        PerHour = _created == 0 ? null : _created / Math.Max(1, new TimeSpan(_lastTicks - _firstTicks).TotalHours),
        FirstOn = _firstOn,
        LastOn = _lastOn,
        AccountId = accountId,
    };

    private void AddTime(DateTime created, long ticks)
    {
        _created++;
        if (ticks < _firstTicks)
        {
            (_firstTicks, _firstOn) = (ticks, created);
        }

        if (ticks > _lastTicks)
        {
            (_lastTicks, _lastOn) = (ticks, created);
        }
    }
}
