using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>Ctrl+C ends every command and leaves nothing running.</summary>
public sealed class CtrlCTests : ConnectedTest
{
    // The time for the server to notice a closed connection on a machine under load.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>A call of each command that sends requests.</summary>
    public static TheoryData<string> Calls => [.. CommandCalls.Calls];

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", QueueTime = TimeSpan.FromDays(1) });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Ctrl_C_cancels_a_hanging_request_on_both_sides(string call)
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Times = int.MaxValue });

        ShellResult result = await StopOnceAsync(call, fault.Reached);

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(s_timeout, Stop);
        Assert.All(Server.Requests, request => Assert.Null(request.StatusCode));
    }

    [Theory]
    [InlineData("Get-CfWorkflow w")]
    [InlineData("Get-CfWorkflowInstance w i")]
    public async Task Ctrl_C_cancels_a_stalled_response(string call)
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Times = int.MaxValue });

        ShellResult result = await StopOnceAsync(call, fault.Reached);

        Assert.Equal(PSInvocationState.Stopped, result.State);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(s_timeout, Stop);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Ctrl_C_cancels_the_pause_before_a_retry(string call)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, RetryAfter = "30", Times = int.MaxValue });

        ShellResult result = await StopOnceAsync(call, Server.WaitForAnswersAsync(1));

        // A command can send two requests at once. Nothing is retried.
        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.InRange(Server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task Ctrl_C_cancels_a_wait()
    {
        // The first pause between polls passes. The second is longer.
        ConnectSession("-MaximumRetryCount 1", new PassingTime(Time, TimeSpan.FromSeconds(1)));

        ShellResult result = await StopOnceAsync("Wait-CfWorkflowInstance w i", Server.WaitForAnswersAsync(2));

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Ctrl_C_cancels_an_idle_subscription_on_both_sides()
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Shell.Set("seen", seen);

        ShellResult result = await StopOnceAsync(
            "Watch-CfWorkflowInstance w i | ForEach-Object { $null = $seen.TrySetResult() }", seen.Task);

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(s_timeout, Stop);
        _ = Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task The_session_stays_usable_after_Ctrl_C()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall });
        _ = await StopOnceAsync("Get-CfWorkflow w", fault.Reached);

        Assert.Equal(["w"], Shell.Values("(Get-CfWorkflow w).Name"));
    }

    [Fact]
    public void Every_command_that_sends_requests_is_covered() => CommandCalls.AssertCovers(Shell, CommandCalls.Calls);

    private async Task<ShellResult> StopOnceAsync(string call, Task reached)
    {
        using RunningScript running = Shell.Start($"$ConfirmPreference = 'None'; {call}");
        await reached.WaitAsync(s_timeout, Stop);
        return await running.StopAsync();
    }
}
