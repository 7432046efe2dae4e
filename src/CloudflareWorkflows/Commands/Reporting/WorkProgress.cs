using System;
using System.Globalization;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Tells of work whose end is not known, as in a pipeline: how much is done, and how fast. Work that is soon over
/// tells nothing. Used on the pipeline thread alone.</summary>
/// <param name="activity">What is done.</param>
/// <param name="mayShowObjects">Whether its objects may be what the user sees: then it comes later.</param>
/// <param name="elapsed">Tells how long it is at it.</param>
/// <param name="write">Shows progress.</param>
internal sealed class WorkProgress(
    string activity, bool mayShowObjects, Func<TimeSpan> elapsed, Action<ProgressRecord> write)
{
    /// <summary>What flashes up tells nobody anything.</summary>
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);

    /// <summary>What is on the screen tells enough of work that takes less.</summary>
    private static readonly TimeSpan s_delayWithOutput = TimeSpan.FromSeconds(5);

    /// <summary>Drawing costs more than most of what is counted.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private TimeSpan _nextOn = mayShowObjects ? s_delayWithOutput : s_delay;
    private bool _isShown;
    private int _done;

    /// <summary>Counts what is done.</summary>
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

    /// <summary>Takes away what is shown.</summary>
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
        return new ProgressRecord(0, activity, string.Format(
            CultureInfo.CurrentCulture, rate >= 1 ? "{0:N0} so far, {1:N0} a second" : "{0:N0} so far, {2:N0} a minute",
            _done, rate, rate * 60));
    }
}
