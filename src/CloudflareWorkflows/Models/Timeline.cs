using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>The time of the steps of an instance, in UTC, drawn as bars of twelve cells. Long times without a step, for
/// example before a restart, take one cell each, so that the bars keep their proportions.</summary>
internal sealed class Timeline
{
    private const int Width = 12;

    private const char Bar = '\u2588';
    private const char FoldMark = '\u250a';

    private readonly (DateTime Start, DateTime? End)[] _steps;
    private readonly DateTime? _end;

    /// <param name="steps">When each step began, and when it ended or will end at the latest.</param>
    /// <param name="end">When the instance ended; null while it has not.</param>
    public Timeline(IEnumerable<(DateTime Start, DateTime? End)> steps, DateTime? end)
    {
        _steps = [.. steps.OrderBy(step => step.Start)];
        _end = end;
    }

    /// <summary>The time of the steps of an instance; null if none has started.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="hasEnded">Whether the instance has ended.</param>
    /// <param name="end">When it ended, in any kind of time; null if the service didn't report it.</param>
    public static Timeline? Of(WorkflowStep[] steps, bool hasEnded, DateTime? end)
    {
        (DateTime Start, DateTime? End)[] times = [.. steps.Where(step => step.StartedOn is not null)
            .Select(step => (step.StartedOn!.Value.ToUniversalTime(), step.EndedOn?.ToUniversalTime()))];
        return times.Length == 0
            ? null
            : new Timeline(times, hasEnded ? end?.ToUniversalTime() ?? times.Max(time => time.End) : null);
    }

    /// <summary>Draws one step. A step that hasn't ended lasts until now.</summary>
    public string Draw(DateTime start, DateTime? end, DateTime now)
    {
        // Clocks may differ, and the end of a wait may be in the future.
        DateTime last = _steps[^1].Start;
        DateTime limit = _end ?? (now > last ? now : last);
        DateTime to = _steps.Max(step => Earlier(step.End, limit));
        TimelineFold[] folds = TimelineFold.Of(_steps, limit);
        double length = Math.Max(1, (to - _steps[0].Start - Length(folds)).Ticks);
        double At(DateTime time) =>
            ((time - _steps[0].Start - Length(folds.Where(fold => fold.To <= time))).Ticks
                * (Width - folds.Length) / length) + folds.Count(fold => fold.To <= time);

        int first = Math.Min(Width - 1, Cell(At(start), Math.Floor));
        int after = Math.Max(first + 1, Cell(At(Earlier(end, limit)), Math.Ceiling));
        char[] cells = new string(' ', Width).ToCharArray();
        for (int index = 0, next = 1; index < folds.Length; index++, next += 2)
        {
            // A fold has a cell on either side.
            next = Math.Min(Width - (2 * (folds.Length - index)), Math.Max(next, Cell(At(folds[index].From), Math.Round)));
            cells[next] = FoldMark;
            first = start >= folds[index].To ? Math.Max(first, next + 1) : Math.Min(first, next - 1);
            after = start >= folds[index].To ? Math.Max(after, first + 1) : Math.Min(after, next);
        }

        cells.AsSpan(first, after - first).Fill(Bar);
        return new string(cells).TrimEnd();
    }

    private static TimeSpan Length(IEnumerable<TimelineFold> folds) => new(folds.Sum(fold => fold.Length.Ticks));

    private static DateTime Earlier(DateTime? end, DateTime limit) => end is DateTime told && told < limit ? told : limit;

    private static int Cell(double place, Func<double, double> round) =>
        (int)Math.Min(Width, Math.Max(0, round(place)));
}
