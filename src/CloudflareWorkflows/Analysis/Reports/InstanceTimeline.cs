using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>The times of the steps of an instance, from its start to its end.</summary>
internal sealed class InstanceTimeline
{
    /// <summary>More attempts would not be told apart.</summary>
    private const int MostBars = 100;

    /// <summary>The width of a fold, in percent.</summary>
    private const double FoldWidth = 2;

    /// <summary>A bar that begins later would not be seen.</summary>
    private const double LastStart = 99.5;

    private readonly DateTime? _start;
    private readonly DateTime? _stopped;
    private readonly TimelineFold[] _folds = [];
    private readonly DateTime _end;
    private readonly double _ticks;

    /// <param name="instance">The instance.</param>
    /// <param name="now">When it was read, in UTC. What hasn't ended lasts until then.</param>
    public InstanceTimeline(WorkflowInstanceDetail instance, DateTime now)
    {
        _stopped = InstanceStatus.IsEnded(instance.Status) ? instance.EndedOn?.ToUniversalTime() ?? now : null;
        DateTime limit = instance.EndedOn?.ToUniversalTime() ?? now;
        _start = instance.Steps.Select(StepFailure.Started).Append(instance.StartedOn?.ToUniversalTime()).Min();

        // Clocks may differ, and the end of a pending wait is in the future.
        _end = instance.Steps.Where(step => !step.IsOpen).Select(Ended).Append(limit).Max()!.Value;
        if (_start is not null)
        {
            _folds = TimelineFold.Of(
                [.. instance.Steps.Where(step => step.StartedOn is not null)
                    .Select(step => (StepFailure.Started(step)!.Value, step.IsOpen ? null : Ended(step))).OrderBy(time => time.Item1)],
                _end);
        }

        _ticks = Math.Max(1, Length?.Ticks ?? 1);
    }

    /// <summary>The time that the whole width stands for, without folds; null if no time is known.</summary>
    public TimeSpan? Length => _end - _start - Folded;

    /// <summary>The time of the folds: long times without a step, for example before a restart.</summary>
    public TimeSpan Folded => new(_folds.Sum(fold => fold.Length.Ticks));

    /// <summary>Where each fold is, in percent of the timeline.</summary>
    public IReadOnlyList<double> Folds => [.. _folds.Select(fold => Percent(fold.To) - (FoldWidth / 2))];

    /// <summary>The time from start to end; null if the step hasn't ended.</summary>
    public TimeSpan? Took(WorkflowStep step) => step.IsOpen ? null : Ended(step) - StepFailure.Started(step);

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
            : [Bar(KindOf(step), start, step.IsOpen ? null : Ended(step))];
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
        double left = Math.Min(LastStart, Percent(start));
        return new TimelineBar(kind, left, Math.Max(0, Percent(end ?? _end) - left));
    }

    private double Percent(DateTime time)
    {
        long folded = _folds.Where(fold => fold.From < time).Sum(fold => ((time < fold.To ? time : fold.To) - fold.From).Ticks);
        double place = ((time - _start!.Value).Ticks - folded) * (100 - (FoldWidth * _folds.Length)) / _ticks;
        return Math.Max(0, Math.Min(100, place + (FoldWidth * _folds.Count(fold => fold.To <= time))));
    }

    /// <summary>When a step ended, in UTC. A wait that was stopped ended with its instance, whatever its deadline is.</summary>
    private DateTime? Ended(WorkflowStep step) => StepFailure.Ended(step) is DateTime end && step.Status == InstanceStatus.Terminated && end > _stopped
        ? _stopped
        : StepFailure.Ended(step);

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
