using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class PauseCountdownTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ProgressRecord> _records = [];
    private readonly Mailbox _mailbox;
    private readonly PauseCountdown _countdown;

    public PauseCountdownTests()
    {
        _mailbox = new Mailbox(_time);
        _countdown = new PauseCountdown(_mailbox, _records.Add, _time);
    }

    [Fact]
    public void A_pause_is_shown_with_its_seconds_until_the_command_ends()
    {
        _countdown.Show("Waiting.", TimeSpan.FromSeconds(300));
        _time.Advance(TimeSpan.FromSeconds(9.5));
        _mailbox.EachSecond!();
        _countdown.End();
        _countdown.End();

        Assert.Equal(
            [ProgressRecordType.Processing, ProgressRecordType.Processing, ProgressRecordType.Completed],
            _records.Select(record => record.RecordType));
        Assert.All(_records, record => Assert.Equal("Waiting.", record.StatusDescription));
        Assert.Equal([300, 291, 0], _records.Select(record => record.SecondsRemaining));
        Assert.Null(_mailbox.EachSecond);
    }

    [Fact]
    public void A_pause_that_is_over_is_removed()
    {
        _countdown.Show("Waiting.", TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(3));
        _mailbox.EachSecond!();

        Assert.Equal(ProgressRecordType.Completed, _records[^1].RecordType);
        Assert.Null(_mailbox.EachSecond);
    }

    [Fact]
    public void A_short_pause_is_not_shown()
    {
        _countdown.Show("Waiting.", TimeSpan.FromSeconds(2));

        Assert.Empty(_records);
        Assert.Null(_mailbox.EachSecond);
    }
}
