using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Operations that the status of an instance does not allow. They are errors only if the instance does not have the
/// requested status.</summary>
public sealed class WrongStateTests : ConnectedTest
{
    private const string Conflict = "Conflict";

    /// <summary>A call, its error, and the requests.</summary>
    public static TheoryData<string, string, string> Calls => new()
    {
        { "Suspend-CfWorkflowInstance w ended", Conflict, "PATCH w/instances/ended/status, GET w/instances/ended" },
        { "Suspend-CfWorkflowInstance w queued", Conflict, "PATCH w/instances/queued/status, GET w/instances/queued" },
        { "Suspend-CfWorkflowInstance w paused", "", "PATCH w/instances/paused/status" },
        { "Resume-CfWorkflowInstance w ended", Conflict, "PATCH w/instances/ended/status, GET w/instances/ended" },
        { "Resume-CfWorkflowInstance w i", "", "PATCH w/instances/i/status" },
        { "Resume-CfWorkflowInstance w queued", "", "PATCH w/instances/queued/status" },
        { "Stop-CfWorkflowInstance w ended", "", "PATCH w/instances/ended/status, GET w/instances/ended" },
        { "Stop-CfWorkflowInstance w ended -Rollback", "", "PATCH w/instances/ended/status, GET w/instances/ended" },
        { "Restart-CfWorkflowInstance w ended", "", "PATCH w/instances/ended/status" },
        { "Restart-CfWorkflowInstance w i -FromStep ship", "NoSuchStep", "GET w/instances/i" },
        { "Restart-CfWorkflowInstance w i -FromFailedStep", "NoFailedStep", "GET w/instances/i" },
        { "Restart-CfWorkflowInstance w ended -FromFailedStep", "NoFailedStep", "GET w/instances/ended" },
        { "Send-CfWorkflowEvent w ended -Type e", "", "POST w/instances/ended/events/e" },
        { "Remove-CfWorkflowInstance w i", "", "DELETE w/instances/i" },
        { "Wait-CfWorkflowInstance w ended -Status running", "WaitStatusUnreachable", "GET w/instances/ended" },
        { "Wait-CfWorkflowInstance w i -TimeoutSec 0", "WaitTimedOut", "GET w/instances/i" },
        { "New-CfWorkflowInstance w i", Conflict, "POST w/instances i" },
        { "Copy-CfWorkflowInstance w ended", "", "GET w/instances/ended, POST w/instances ended-r1" },
        { "Set-CfWorkflow w -ScriptName other -ClassName C", "OwnedByAnotherScript", "GET w, GET w/versions" },
        { "New-CfWorkflowConcurrencyKey -KeyName key -Limit 1", Conflict, "POST concurrency" },
        { "Get-CfWorkflowInstance w ended", "", "GET w/instances/ended" },
        { "Get-CfWorkflowStep w queued", "", "GET w/instances/queued" },
        { "Group-CfWorkflowError w ended", "", "GET w/instances/ended" },
        { "Watch-CfWorkflowInstance w ended", "", "GET w/instances/ended/subscribe" },
    };

    /// <summary>A call whose change the service rejects, and the verbose message.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "Suspend-CfWorkflowInstance w paused", "There was nothing to do: 'paused' is paused." },
        { "Resume-CfWorkflowInstance w i", "There was nothing to do: 'i' is waiting." },
        { "Resume-CfWorkflowInstance w queued", "There was nothing to do: 'queued' is queued." },
        { "Stop-CfWorkflowInstance w ended", "There was nothing to do: 'ended' is complete." },
    };

    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);
        StepScript quick = new StepScriptBuilder().Do("load").Build();
        _ = Server.Account.AddInstance(
            "w", new InstanceSetup { Id = "ended", Script = quick, CreatedOn = s_start.AddMinutes(-5) });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "queued", QueueTime = TimeSpan.FromDays(1) });
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "paused",
            CreatedOn = s_start.AddMinutes(-5),
            History = [new HistoryEntry.Paused(s_start.AddMinutes(-4))],
        });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_state_conflict_is_an_error_only_if_the_status_differs(string call, string error, string sent)
    {
        ShellResult result = Shell.Run($"$ConfirmPreference = 'None'; {call}");

        Assert.Equal(error, string.Join(' ', result.ErrorIds));
        Assert.Equal(sent, string.Join(", ", Sent));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_instance_already_in_the_status_gives_a_verbose_message(string call, string line)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 409, Code = 10402, Method = "PATCH" });

        ShellResult result = Shell.Run($"{call} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Contains(line, result.Verbose);
    }

    [Fact]
    public void An_error_names_the_instance_and_the_others_are_processed()
    {
        ShellResult result = Shell.Run("Suspend-CfWorkflowInstance w ended, i, queued -PassThru");

        Assert.Equal([Conflict, Conflict], result.ErrorIds);
        Assert.Equal(["ended", "queued"], result.Targets);
        Assert.Equal(["i"], result.Values.Select(instance => instance!.ToString()));
    }

    [Fact]
    public void Every_command_with_an_instance_is_covered() =>
        CommandCalls.AssertCovers(Shell, Calls.Select(row => row.Data.Item1), "InstanceId");
}
