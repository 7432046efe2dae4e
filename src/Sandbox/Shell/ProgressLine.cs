using System;
using System.Management.Automation;
using System.Threading;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Progress, on the last line of a watched screen; gone as soon as anything else is written.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string EraseLine = "\r\e[2K";

    private readonly Lock _lock = new();
    private bool _isShown;

    internal void Show(ProgressRecord record)
    {
        if (!terminal.IsWatched)
        {
            return;
        }

        lock (_lock)
        {
            Clear();
            if (record.RecordType == ProgressRecordType.Processing)
            {
                terminal.Output.Write(terminal.Styled(PSStyle.Instance.Progress.Style, Line(record)));
                _isShown = true;
            }
        }
    }

    internal void Clear()
    {
        lock (_lock)
        {
            if (_isShown)
            {
                terminal.Output.Write(EraseLine);
                _isShown = false;
            }
        }
    }

    private string Line(ProgressRecord record)
    {
        string percent = record.PercentComplete < 0 ? "" : $" {record.PercentComplete} %";
        string line = $"{record.Activity}: {record.StatusDescription}{percent}";
        // A line that wraps could not be erased.
        return line[..Math.Min(line.Length, terminal.Width - 1)];
    }
}
