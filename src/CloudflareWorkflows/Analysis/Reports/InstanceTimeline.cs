using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>What a bar of a timeline shows.</summary>
internal enum BarKind
{
    /// <summary>A step or an attempt that succeeded.</summary>
    Complete,

    /// <summary>A step or an attempt that failed.</summary>
    Failed,

    /// <summary>The pause between two attempts.</summary>
    Pause,

    /// <summary>A sleep, or a wait for an event.</summary>
    Wait,

    /// <summary>A step or an attempt that hasn't ended.</summary>
    Open,

    /// <summary>A rollback or a termination.</summary>
    Undo,
}

/// <summary>A part of a timeline.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Left">Where it begins, in percent of the timeline.</param>
/// <param name="Width">How long it is, in percent of the timeline.</param>
internal readonly record struct TimelineBar(BarKind Kind, double Left, double Width);

/// <summary>The times of the steps of an instance, from its start to its end.</summary>
internal sealed class InstanceTimeline
{
    /// <summary>More attempts would not be told apart.</summary>
    private const int MostBars = 100;

    private readonly DateTime? _start;
    private readonly DateTime _end;
    private readonly double _ticks;

    /// <param name="instance">The instance.</param>
    /// <param name="now">When it was read, in UTC. What hasn't ended lasts until then.</param>
    public InstanceTimeline(WorkflowInstanceDetail instance, DateTime now)
    {
        DateTime limit = instance.EndedOn?.ToUniversalTime() ?? now;
        _start = instance.Steps.Select(StepFailure.Started).Append(instance.StartedOn?.ToUniversalTime()).Min();

        // Clocks may differ, and the end of a pending wait is in the future.
        _end = instance.Steps.Where(step => !step.IsOpen).Select(StepFailure.Ended).Append(limit).Max()!.Value;
        _ticks = Math.Max(1, (_end - _start)?.Ticks ?? 1);
    }

    /// <summary>The time that the whole width stands for; null if no time is known.</summary>
    public TimeSpan? Length => _end - _start;

    /// <summary>The time from the start of the instance to the start of a step.</summary>
    public TimeSpan? Offset(WorkflowStep step) => StepFailure.Started(step) - _start;

    /// <summary>The bars of a step: its attempts, with the pauses between them.</summary>
    public IEnumerable<TimelineBar> Bars(WorkflowStep step)
    {
        if (StepFailure.Started(step) is not DateTime start || _start is null)
        {
            return [];
        }

        return step.Attempts.Length > 1 || (step.Attempts.Length == 1 && step.Status == "retrying")
            ? Attempts(step).Take(MostBars)
            : [Bar(KindOf(step), start, step.IsOpen ? null : StepFailure.Ended(step))];
    }

    private IEnumerable<TimelineBar> Attempts(WorkflowStep step)
    {
        DateTime? last = null;
        foreach (WorkflowStepAttempt attempt in step.Attempts)
        {
            if (attempt.StartedOn?.ToUniversalTime() is not DateTime start)
            {
                continue;
            }

            if (last < start)
            {
                yield return Bar(BarKind.Pause, last.Value, start);
            }

            last = attempt.EndedOn?.ToUniversalTime();
            yield return Bar(KindOf(attempt), start, last);
        }

        if (step.Status == "retrying" && last is not null)
        {
            yield return Bar(BarKind.Pause, last.Value, null);
        }
    }

    private TimelineBar Bar(BarKind kind, DateTime start, DateTime? end)
    {
        double left = Percent(start);
        return new TimelineBar(kind, left, Math.Max(0, Percent(end ?? _end) - left));
    }

    private double Percent(DateTime time) => Math.Max(0, Math.Min(100, (time - _start!.Value).Ticks * 100 / _ticks));

    private static BarKind KindOf(WorkflowStepAttempt attempt) => attempt.Success switch
    {
        null => BarKind.Open,
        true => BarKind.Complete,
        false => BarKind.Failed,
    };

    private static BarKind KindOf(WorkflowStep step) => step switch
    {
        { Status: InstanceStatus.Errored } => BarKind.Failed,
        { IsInCode: false } => BarKind.Undo,
        { Type: "sleep" or "waitForEvent" } => BarKind.Wait,
        { IsOpen: true } => BarKind.Open,
        _ => BarKind.Complete,
    };
}
