using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Threading;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Shows a pause as progress with the remaining seconds. Used only on the pipeline thread.</summary>
/// <param name="mailbox">Runs a callback each second while the pipeline waits.</param>
/// <param name="write">Shows progress.</param>
/// <param name="time">Measures the pause.</param>
internal sealed class PauseCountdown(Mailbox mailbox, Action<ProgressRecord> write, TimeProvider time)
{
    private const int ActivityId = 429;

    /// <summary>Shorter pauses are not shown: progress that only flashes is not helpful.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(2);

    private TimeSpan _length;
    private long _startedOn;
    private string? _shown;

    /// <summary>Shows a pause.</summary>
    /// <param name="line">The reason.</param>
    /// <param name="length">How long it will take.</param>
    public void Show(string line, TimeSpan length)
    {
        if (length > s_shortest)
        {
            _shown = line;
            _length = length;
            _startedOn = time.GetTimestamp();
            mailbox.EachSecond = Tick;
            Tick();
        }
    }

    /// <summary>Removes the progress display.</summary>
    public void End()
    {
        if (_shown is string line)
        {
            _shown = null;
            mailbox.EachSecond = null;
            write(Record(line, ProgressRecordType.Completed, TimeSpan.Zero));
        }
    }

    private void Tick()
    {
        TimeSpan left = _length - time.GetElapsedTime(_startedOn);
        if (left <= TimeSpan.Zero)
        {
            End();
            return;
        }

        write(Record(_shown!, ProgressRecordType.Processing, left));
    }

    private static ProgressRecord Record(string line, ProgressRecordType type, TimeSpan left) =>
        new(ActivityId, "Cloudflare Workflows", line)
        {
            RecordType = type,
            SecondsRemaining = (int)Math.Ceiling(left.TotalSeconds),
        };
}
