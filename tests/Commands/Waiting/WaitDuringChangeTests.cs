using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Waiting;

/// <summary>Changes between two polls. The account's clock moves while the second poll is delayed.</summary>
public sealed class WaitDuringChangeTests : ConnectedTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", QueueTime = TimeSpan.FromSeconds(30) });
    }

    [Fact]
    public async Task An_instance_that_ends_during_the_wait_is_returned()
    {
        ShellResult result = await WaitAsync("Wait-CfWorkflowInstance w i", () => Time.Advance(TimeSpan.FromMinutes(1)));

        Assert.Empty(result.Errors);
        Assert.Equal(["i"], result.Values.Select(instance => instance!.ToString()));
    }

    [Fact]
    public async Task An_instance_stopped_during_the_wait_has_ended()
    {
        ShellResult result = await WaitAsync("(Wait-CfWorkflowInstance w i).Status", () =>
        {
            using Shell other = new();
            SetVariables(other);
            _ = other.Values($"{Connect}; Stop-CfWorkflowInstance w i");
        });

        Assert.Equal(["terminated"], result.Values);
    }

    [Fact]
    public async Task An_instance_deleted_during_the_wait_is_not_found()
    {
        ShellResult result = await WaitAsync("Wait-CfWorkflowInstance w i", () => Time.Advance(TimeSpan.FromDays(60)));

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["i"], result.Targets);
    }

    private async Task<ShellResult> WaitAsync(string script, Action meanwhile)
    {
        Fault second = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "GET", Path = "*/i", Skip = 1 });
        using RunningScript running = Shell.Start(script);
        await second.Reached.WaitAsync(s_timeout, Stop);
        meanwhile();
        second.Release();
        return await running.End.WaitAsync(s_timeout, Stop);
    }
}
