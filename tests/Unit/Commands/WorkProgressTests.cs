using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class WorkProgressTests
{
    private readonly List<ProgressRecord> _records = [];
    private readonly WorkProgress _progress;
    private double _seconds;

    public WorkProgressTests()
    {
        _progress = new WorkProgress("Stop-Something", false, () => TimeSpan.FromSeconds(_seconds), _records.Add);
    }

    [Fact]
    public void Short_work_shows_no_progress()
    {
        AddAt(0.5, 100);
        AddAt(1.9, 100);
        _progress.End();

        Assert.Empty(_records);
    }

    [Fact]
    public void Work_of_known_length_shows_how_much_is_left()
    {
        _progress.Expected = 400;
        AddAt(4, 100);
        AddAt(20, 400);

        Assert.Equal((25, 12), (_records[0].PercentComplete, _records[0].SecondsRemaining));
        Assert.StartsWith("100 of 400, 25 ", _records[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal((100, 0), (_records[1].PercentComplete, _records[1].SecondsRemaining));
    }

    [Fact]
    public void Long_work_is_shown_every_second_and_completed_once()
    {
        for (int tenth = 1; tenth <= 49; tenth++)
        {
            AddAt(tenth / 10.0, 10);
        }

        _progress.End();
        _progress.End();

        Assert.Equal(
            ["200", "300", "400", "490"],
            _records.Select(record => record.StatusDescription.Split(' ')[0]));
        Assert.Equal(
            [false, false, false, true],
            _records.Select(record => record.RecordType == ProgressRecordType.Completed));
    }

    [Fact]
    public void Without_a_known_total_there_is_no_percentage()
    {
        AddAt(4, 100);

        ProgressRecord record = Assert.Single(_records);
        Assert.Equal("Stop-Something", record.Activity);
        Assert.Equal(-1, record.PercentComplete);
        Assert.Equal(-1, record.SecondsRemaining);
    }

    [Theory]
    [InlineData(4, 100, "100 so far, 25 a second")]
    [InlineData(100, 100, "100 so far, 1 a second")]
    [InlineData(60, 12, "12 so far, 12 a minute")]
    public void A_rate_below_one_per_second_is_shown_per_minute(double seconds, int done, string status)
    {
        AddAt(seconds, done);

        Assert.Equal(status, Assert.Single(_records).StatusDescription);
    }

    private void AddAt(double seconds, int done)
    {
        _seconds = seconds;
        _progress.Add(done);
    }
}
