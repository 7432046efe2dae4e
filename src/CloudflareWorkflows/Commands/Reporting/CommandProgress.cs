using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>All that a command shows as progress, so that all of it can be taken away. Used on the pipeline thread
/// alone.</summary>
/// <param name="mailbox">Has something done each second while the pipeline waits.</param>
/// <param name="write">Shows progress.</param>
/// <param name="elapsed">Tells how long the command is at it.</param>
internal sealed class CommandProgress(Mailbox mailbox, Action<ProgressRecord> write, Func<TimeSpan> elapsed)
{
    private readonly PauseCountdown _countdown = new(mailbox, write);
    private WorkProgress? _work;
    private ProgressRecord? _shown;

    /// <summary>Shows a pause that begins.</summary>
    public void Pause(string line, TimeSpan length) => _countdown.Show(line, length);

    /// <summary>Counts what is done.</summary>
    /// <param name="activity">The command.</param>
    /// <param name="done">How many more are done.</param>
    /// <param name="mayShowObjects">Whether its objects may be what the user sees.</param>
    public void Count(string activity, int done, bool mayShowObjects)
    {
        _work ??= new WorkProgress(activity, mayShowObjects, elapsed, write);
        _work.Add(done);
    }

    /// <summary>Shows what the command itself knows of its progress.</summary>
    public void Show(ProgressRecord record)
    {
        _shown = record;
        write(record);
    }

    /// <summary>Takes away what is shown.</summary>
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
