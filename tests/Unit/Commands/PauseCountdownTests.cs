using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Threading;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class PauseCountdownTests
{
    private readonly Mailbox _mailbox = new(TimeProvider.System);
    private readonly List<ProgressRecord> _records = [];

    [Fact]
    public void A_pause_is_shown_with_its_seconds_until_the_command_ends()
    {
        PauseCountdown countdown = new(_mailbox, _records.Add, TimeProvider.System);

        countdown.Show("Waiting.", TimeSpan.FromSeconds(300));
        _mailbox.EachSecond!();
        countdown.End();
        countdown.End();

        Assert.Equal(
            [ProgressRecordType.Processing, ProgressRecordType.Processing, ProgressRecordType.Completed],
            _records.Select(record => record.RecordType));
        Assert.All(_records, record => Assert.Equal("Waiting.", record.StatusDescription));
        Assert.InRange(_records[0].SecondsRemaining, 1, 300);
        Assert.Null(_mailbox.EachSecond);
    }

    [Fact]
    public void A_short_pause_is_not_shown()
    {
        PauseCountdown countdown = new(_mailbox, _records.Add, TimeProvider.System);

        countdown.Show("Waiting.", TimeSpan.FromSeconds(2));

        Assert.Empty(_records);
        Assert.Null(_mailbox.EachSecond);
    }
}
