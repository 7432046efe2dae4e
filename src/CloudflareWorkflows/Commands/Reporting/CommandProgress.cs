using System;
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
    public void Count(string activity, int done, bool mayShowObjects)
    {
        _work ??= new WorkProgress(activity, mayShowObjects, () => time.GetElapsedTime(_startedOn), write);
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
