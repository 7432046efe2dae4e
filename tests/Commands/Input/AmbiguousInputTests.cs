using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Inputs that could be mistaken for something else: a null switch, a row without a column, an object that only has
/// a name.</summary>
public sealed class AmbiguousInputTests : ConnectedTest
{
    protected override void Seed()
    {
        StepScript waits = new StepScriptBuilder().Do("s").WaitForEvent("approval", "go").Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = waits, ScriptName = "s" });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1) });
    }

    [Theory]
    [InlineData("Stop-CfWorkflowInstance w -All:$never")]
    [InlineData("Stop-CfWorkflowInstance w i -Rollback:$never")]
    [InlineData("New-CfWorkflowInstance w -Id i -SkipExisting:$never")]
    [InlineData("Restart-CfWorkflowInstance w i -FromFailedStep:$never")]
    [InlineData("$rest = @{ All = $null }; Stop-CfWorkflowInstance w @rest")]
    public void A_null_switch_value_is_rejected(string call)
    {
        Assert.Equal(["ParameterArgumentTransformationError"], Shell.Run(call).ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_false_switch_counts_as_absent()
    {
        _ = Shell.Values("Restart-CfWorkflowInstance w i -FromFailedStep:$false");

        Assert.Equal(["PATCH w/instances/i/status"], Sent);
    }

    [Theory]
    [InlineData("Restart-CfWorkflowInstance", "[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'i'; Type = 'step'; Occurrence = 1 }", "StepUnfit")]
    [InlineData("Stop-CfWorkflowInstance", "[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'i'; Occurrence = 1 }", "StepGiven")]
    [InlineData("Remove-CfWorkflow", "[pscustomobject]@{ Name = 'w'; WorkflowName = 'other' }", "NoWorkflow")]
    [InlineData("Remove-CfWorkflow", "[pscustomobject]@{ Name = 'w'; Id = 5 }", "NoWorkflow")]
    [InlineData("Stop-CfWorkflowInstance -All", "[pscustomobject]@{ WorkflowName = 'w'; CreatedOn = 'x' }", "IdWithAll")]
    [InlineData("Stop-CfWorkflowInstance -All", "[pscustomobject]@{ WorkflowName = 'w'; Name = 's-1' }", "IdWithAll")]
    [InlineData("New-CfWorkflowInstance w -SkipExisting", "[pscustomobject]@{ 'Id ' = 'a'; v = 1 }", "IdMissing")]
    [InlineData("New-CfWorkflowInstance w", "[pscustomobject]@{ Id = 'a'; Params = $instance }", "NotParams")]
    [InlineData("Set-CfWorkflowTrigger -ScriptName s", "@{ Type = 'x'; Filter = 5; Targets = 'w' }", "InvalidTrigger")]
    [InlineData("Set-CfWorkflowTrigger -ScriptName s", "@{ Type = 'x'; Filter = 'a=1'; Targets = 'w' }", "InvalidTrigger")]
    [InlineData("Stop-CfWorkflowInstance w", "$throws", "InvalidId")]
    [InlineData("Restart-CfWorkflowInstance w", "$throws", "InvalidId")]
    public void An_object_of_another_kind_is_rejected(string command, string input, string error)
    {
        _ = Shell.Values("""
            $instance = Get-CfWorkflowInstance w i
            $throws = [pscustomobject]@{ Id = 'i' }
            $throws.psobject.Properties.Add([System.Management.Automation.PSScriptProperty]::new('InstanceId', { throw 'no' }))
            $ConfirmPreference = 'None'
            """);
        Server.Requests.Clear();

        Assert.Equal([error], Shell.Run($"{input} | {command}").ErrorIds);
        Assert.DoesNotContain(Server.Requests, request => request.Method != "GET");
    }

    [Fact]
    public void An_instance_is_not_accepted_as_new_instance_input()
    {
        Assert.Equal(
            ["NotParams"], Shell.Run("$i = Get-CfWorkflowInstance w i; New-CfWorkflowInstance w -Params $i").ErrorIds);
    }

    [Fact]
    public void A_trigger_target_is_added_once_per_event()
    {
        _ = Shell.Values("""
            Add-CfWorkflowTrigger -ScriptName s -Type t -WorkflowName w
            Add-CfWorkflowTrigger -ScriptName s -Type t -WorkflowName w, w, other
            """);

        Assert.Equal(
            ["w", "other"],
            Shell.Values("Get-CfWorkflowTrigger -ScriptName s | ForEach-Object { $_.Targets } | ForEach-Object WorkflowName"));
    }

    [Theory]
    [InlineData("ar-SA", "[datetime]::MaxValue")]
    [InlineData("ar-SA", "[datetimeoffset]::MaxValue")]
    [InlineData("fa-IR", "[datetime]::MinValue")]
    public void A_date_outside_the_culture_calendar_is_accepted(string culture, string date)
    {
        Assert.Empty(Shell.Run($$"""
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = '{{culture}}'
                $null = Get-CfWorkflowInstance w -Before ({{date}})
            }
            finally {
                [cultureinfo]::CurrentCulture = $before
            }
            """).ErrorIds);
    }
}
