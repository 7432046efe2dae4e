using System;
using System.Diagnostics;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands.Telling;

/// <summary>All that a command shows as progress, so that all of it can be taken away. Used on the pipeline thread
/// alone.</summary>
/// <param name="mailbox">Has something done each second while the pipeline waits.</param>
/// <param name="write">Shows progress.</param>
internal sealed class CommandProgress(Mailbox mailbox, Action<ProgressRecord> write)
{
    private readonly PauseCountdown _countdown = new(mailbox, write);
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private WorkProgress? _work;
    private ProgressRecord? _shown;

    /// <summary>Shows a pause that begins.</summary>
    public void Pause(string line, TimeSpan length) => _countdown.Show(line, length);

    /// <summary>Counts what is done.</summary>
    public void Count(string activity, int done)
    {
        _work ??= new WorkProgress(activity, () => _since.Elapsed, write);
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
