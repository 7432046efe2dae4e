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

    private readonly TimeSpan? _before = CompletionTimeout.Set(TimeSpan.FromMilliseconds(100));

    protected override void Seed() => Server.Account.AddWorkflow("w");

    protected override ValueTask OnDisposeAsync()
    {
        _ = CompletionTimeout.Set(_before);
        return base.OnDisposeAsync();
    }

    [Fact]
    public void After_the_timeout_nothing_is_offered_and_nothing_runs()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Times = int.MaxValue });

        Assert.Empty(Shell.Values(Call));
        Assert.Equal([0], Shell.Values("$Error.Count"));
    }
}
