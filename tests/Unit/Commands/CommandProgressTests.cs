using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class CommandProgressTests
{
    private readonly List<ProgressRecord> _records = [];
    private readonly CommandProgress _progress;
    private readonly FakeTimeProvider _time = new();

    public CommandProgressTests()
    {
        _progress = new CommandProgress(new Mailbox(_time), _records.Add, _time);
    }

    /// <summary>A command cannot distinguish output to a variable from output to the screen.</summary>
    [Theory]
    [InlineData(false, "2 3 4 5 6 7 8")]
    [InlineData(true, "5 6 7 8")]
    public void Progress_is_shown_if_output_is_not_immediately_visible(bool mayShowObjects, string shownAt)
    {
        List<double> seen = [];
        for (double seconds = 0.5; seconds <= 8; seconds += 0.5)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            int before = _records.Count;
            _progress.Count("Get-Something", 100, mayShowObjects, expected: null);
            seen.AddRange(_records.Count > before ? [seconds] : []);
        }

        Assert.Equal(shownAt.Split(' ').Select(double.Parse), seen);
        _progress.End();
        Assert.Equal(ProgressRecordType.Completed, _records[^1].RecordType);
    }
}
