using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>The service's five-minute block in the middle of a long operation.</summary>
public sealed class BlockTests : ConnectedTest
{
    /// <summary>Two requests that succeed, and the requests under way.</summary>
    private const int MostSent = 2 + 8;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    /// <summary>An operation, the number of its results, the number of results of its first two requests, and the number of
    /// errors for the rest.</summary>
    public static TheoryData<string, int, int, int> Works => new()
    {
        { "1..300 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance w", 300, 200, 100 },
        { "Get-CfWorkflowInstance w", 250, 200, 1 },
        { "Stop-CfWorkflowInstance w (0..19 | ForEach-Object { \"i-$_\" })", 0, 0, 18 },
        { "Suspend-CfWorkflowInstance w (0..19 | ForEach-Object { \"i-$_\" })", 0, 0, 18 },
        { "0..19 | ForEach-Object { [pscustomobject]@{ Id = \"i-$_\" } } | Send-CfWorkflowEvent w -Type e", 0, 0, 18 },
    };

    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);
        DateTimeOffset created = Server.Account.Now.AddHours(-1);
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 249).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = created.AddSeconds(number),
        }));
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void Without_waiting_completed_work_is_returned_and_the_rest_are_errors(
        string script, int all, int done, int errors)
    {
        ConnectSession("-MaximumWaitSec 5", new PassingTime(Time));
        _ = Block("300", int.MaxValue);

        ShellResult result = Shell.Run(script);

        Assert.True(done <= all);
        Assert.Equal(done, result.Output.Count);
        Assert.Equal(Enumerable.Repeat("RateLimited", errors), result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category));
        Assert.InRange(Sent.Length, 3, MostSent);
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void With_waiting_all_work_completes(string script, int all, int done, int errors)
    {
        ConnectSession("", new PassingTime(Time));
        Fault fault = Block("30", 1);

        ShellResult result = Shell.Run(script);

        Assert.True(fault.Reached.IsCompleted && errors > 0);
        Assert.Empty(result.Errors);
        Assert.Equal(all, result.Output.Count);
        Assert.True(all >= done);
    }

    [Theory]
    [MemberData(nameof(Works))]
    public async Task Ctrl_C_ends_the_wait_and_sends_nothing_more(string script, int all, int done, int errors)
    {
        // The pauses between creations pass. The block does not.
        ConnectSession("-MaximumWaitSec 600", new PassingTime(Time, longest: TimeSpan.FromSeconds(60)));
        Fault fault = Block("300", int.MaxValue);
        using RunningScript running = Shell.Start(script);
        await fault.Reached.WaitAsync(s_timeout, Stop);

        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        Assert.InRange(result.Output.Count, 0, done);
        Assert.InRange(Sent.Length, 3, MostSent);
        Assert.True(all >= done && errors > 0);
    }

    /// <summary>Two requests of the operation succeed.</summary>
    private Fault Block(string retryAfter, int times) => Server.Faults.Add(new Fault
    {
        Kind = FaultKind.TooManyRequests,
        Path = "*/workflows/w/*",
        RetryAfter = retryAfter,
        Skip = 2,
        Times = times,
    });
}
