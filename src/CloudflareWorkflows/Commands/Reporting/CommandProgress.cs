using System;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Threading;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Everything that a command shows as progress, so that all of it can be removed. Used only on the pipeline
/// thread.</summary>
/// <param name="mailbox">Runs a callback each second while the pipeline waits.</param>
/// <param name="write">Shows progress.</param>
/// <param name="time">Measures how long the command has been running.</param>
internal sealed class CommandProgress(Mailbox mailbox, Action<ProgressRecord> write, TimeProvider time)
{
    private readonly PauseCountdown _countdown = new(mailbox, write, time);
    private readonly long _startedOn = time.GetTimestamp();
    private WorkProgress? _work;
    private ProgressRecord? _shown;

    /// <summary>Shows a pause.</summary>
    public void Pause(string line, TimeSpan length) => _countdown.Show(line, length);

    /// <summary>Counts completed items.</summary>
    /// <param name="activity">The command.</param>
    /// <param name="done">The number of additional completed items.</param>
    /// <param name="mayShowObjects">Whether its objects may be visible on the screen.</param>
    /// <param name="expected">The number of all items; null if it's unknown.</param>
    public void Count(string activity, int done, bool mayShowObjects, int? expected)
    {
        _work ??= new WorkProgress(activity, mayShowObjects, () => time.GetElapsedTime(_startedOn), write);
        _work.Expected = expected;
        _work.Add(done);
    }

    /// <summary>Shows the command's own progress.</summary>
    public void Show(ProgressRecord record)
    {
        _shown = record;
        write(record);
    }

    /// <summary>Removes the progress display.</summary>
    public void End()
    {
        _countdown.End();
        _work?.End();
        if (_shown is not null)
        {
            write(new ProgressRecord(_shown.ActivityId, _shown.Activity, "ended")
            {
                RecordType = ProgressRecordType.Completed,
            });
            _shown = null;
        }
    }
}

/// <summary>Shows the progress of work, usually of unknown length, as in a pipeline: the count and the rate. Short work shows
/// nothing. Used only on the pipeline thread.</summary>
/// <param name="activity">The activity.</param>
/// <param name="mayShowObjects">Whether its objects may be visible on the screen; then progress appears
/// later.</param>
/// <param name="elapsed">Returns how long the work has been running.</param>
/// <param name="write">Shows progress.</param>
internal sealed class WorkProgress(
    string activity, bool mayShowObjects, Func<TimeSpan> elapsed, Action<ProgressRecord> write)
{
    /// <summary>Progress that only flashes is not helpful.</summary>
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);

    /// <summary>If objects are visible, they are progress enough for work shorter than this.</summary>
    private static readonly TimeSpan s_delayWithOutput = TimeSpan.FromSeconds(5);

    /// <summary>Drawing is slower than most of the counted operations.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private TimeSpan _nextOn = mayShowObjects ? s_delayWithOutput : s_delay;
    private bool _isShown;
    private int _done;

    /// <summary>The number of all items; null if it's unknown.</summary>
    public int? Expected { get; set; }

    /// <summary>Counts completed items.</summary>
    public void Add(int count)
    {
        _done += count;
        TimeSpan now = elapsed();
        if (now >= _nextOn)
        {
            _nextOn = now + s_interval;
            _isShown = true;
            write(Record(now));
        }
    }

    /// <summary>Removes the progress display.</summary>
    public void End()
    {
        if (_isShown)
        {
            _isShown = false;
            ProgressRecord last = Record(elapsed());
            last.RecordType = ProgressRecordType.Completed;
            write(last);
        }
    }

    private ProgressRecord Record(TimeSpan now)
    {
        double rate = _done / now.TotalSeconds;
        string done = string.Format(
            CultureInfo.CurrentCulture, Expected is null ? "{0:N0} so far" : "{0:N0} of {1:N0}", _done, Expected);
        ProgressRecord record = new(0, activity, string.Format(
            CultureInfo.CurrentCulture, rate >= 1 ? "{0}, {1:N0} a second" : "{0}, {2:N0} a minute", done, rate, rate * 60));
        if (Expected is int expected and > 0)
        {
            record.PercentComplete = (int)Math.Min(100L * _done / expected, 100);
            record.SecondsRemaining = (int)Math.Min(Math.Max(expected - _done, 0) / rate, int.MaxValue);
        }

        return record;
    }
}
