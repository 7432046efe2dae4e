using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Completing;

/// <summary>Completion returns nothing if the service does not answer in time.</summary>
[Collection(ProcessWideState.Name)]
public sealed class CompletionTimeTests : ConnectedTest
{
    private const string Call =
        "[System.Management.Automation.CommandCompletion]::CompleteInput('Get-CfWorkflow ', 15, $null).CompletionMatches";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private TimeProvider _before = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _before = ModuleClock.SetOfProcess(Time);
    }

    protected override void Seed() => Server.Account.AddWorkflow("w");

    protected override ValueTask OnDisposeAsync()
    {
        _ = ModuleClock.SetOfProcess(_before);
        return base.OnDisposeAsync();
    }

    [Fact]
    public async Task After_the_timeout_nothing_is_offered_and_nothing_runs()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Times = int.MaxValue });
        using RunningScript running = Shell.Start(Call);
        await fault.Reached.WaitAsync(s_timeout, Stop);

        Time.Advance(CompletionTimeout.OfTests);
        ShellResult result = await running.End.WaitAsync(s_timeout, Stop);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal([0], Shell.Values("$Error.Count"));
    }
}
