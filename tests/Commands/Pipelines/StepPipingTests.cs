using System.IO;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>A piped step is treated as a step: an instance restarts from it, and no command that changes instances applies to
/// the whole instance.</summary>
public sealed class StepPipingTests : ConnectedTest
{
    private const string Change = "PATCH w/instances/i/status";

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load").Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true }).Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddDays(-2) });
    }

    [Theory]
    [InlineData("$step")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($step))")]
    [InlineData("(Select-Properties $step Name, Type, Occurrence, InstanceId, WorkflowName)")]
    [InlineData("[pscustomobject]@{ Name = 'charge-1'; Type = 'step'; Occurrence = '1'; InstanceId = 'i'; WorkflowName = 'w' }")]
    public void An_instance_restarts_from_the_piped_step(string input)
    {
        Assert.Equal("""{"name":"charge","count":1,"type":"do"}""", RestartedFrom(input));
        Assert.Equal([Change], Sent);
    }

    [Fact]
    public void A_step_with_an_incomplete_name_is_looked_up()
    {
        Assert.Equal(
            """{"name":"charge","count":1,"type":"do"}""",
            RestartedFrom("[pscustomobject]@{ Name = 'charge-1'; InstanceId = 'i'; WorkflowName = 'w' }"));
        Assert.Equal(["GET w/instances/i", Change], Sent);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'none-1'; InstanceId = 'i'; WorkflowName = 'w' }", "Restart-CfWorkflowInstance", "NoSuchStep")]
    [InlineData("[pscustomobject]@{ Name = ''; InstanceId = 'i'; WorkflowName = 'w' }", "Restart-CfWorkflowInstance", "StepUnfit")]
    [InlineData("[pscustomobject]@{ Name = 'load-1'; Type = 'rollback'; InstanceId = 'i'; WorkflowName = 'w' }", "Restart-CfWorkflowInstance", "StepUnfit")]
    [InlineData("[pscustomobject]@{ StepName = 'load-1'; Type = 'step_errored'; InstanceId = 'i'; WorkflowName = 'w' }", "Restart-CfWorkflowInstance", "StepGiven")]
    [InlineData("$step", "Restart-CfWorkflowInstance -FromStep load", "StepGiven")]
    [InlineData("$step", "Restart-CfWorkflowInstance -FromFailedStep", "StepGiven")]
    [InlineData("$step", "Stop-CfWorkflowInstance", "StepGiven")]
    [InlineData("$step", "Stop-CfWorkflowInstance w", "StepGiven")]
    [InlineData("$step", "Suspend-CfWorkflowInstance", "StepGiven")]
    [InlineData("$step", "Resume-CfWorkflowInstance", "StepGiven")]
    [InlineData("$step", "Remove-CfWorkflowInstance", "StepGiven")]
    [InlineData("$step", "Send-CfWorkflowEvent -Type e", "StepGiven")]
    [InlineData("$step", "Remove-CfWorkflow", "StepGiven")]
    [InlineData("$step", "Set-CfWorkflow -StepLimit 9", "StepGiven")]
    [InlineData("[pscustomobject]@{ Name = 'w'; InstanceId = 'i' }", "Remove-CfWorkflow", "StepGiven")]
    public void Parameters_that_conflict_with_a_piped_step_are_an_error(string input, string command, string error)
    {
        Prepare();

        ShellResult result = Shell.Run($"$ConfirmPreference = 'None'; {input} | {command}");

        Assert.Equal([error], result.ErrorIds);
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public void A_step_event_with_a_workflow_name_restarts_its_instance()
    {
        _ = Shell.Values("""
            [pscustomobject]@{ StepName = 'charge-1'; Type = 'step_errored'; InstanceId = 'i'; WorkflowName = 'w' } |
                Restart-CfWorkflowInstance -FromFailedStep
            """);

        Assert.Equal(["GET w/instances/i", Change], Sent);
    }

    [Fact]
    public void Several_steps_of_one_instance_restart_it_once()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowStep w i | Restart-CfWorkflowInstance");

        Assert.Equal(["StepRepeated"], result.ErrorIds);
        Assert.Equal(["GET w/instances/i", Change], Sent);
    }

    [Fact]
    public void A_step_can_be_piped_to_read_its_instance() => Assert.Equal(
        ["i"], Shell.Values("Get-CfWorkflowStep w i -Failed | Get-CfWorkflowInstance | ForEach-Object Id"));

    [Fact]
    public void A_step_in_a_journal_is_restarted_once()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Shell.Set("journal", path);
        try
        {
            Prepare();
            for (int run = 0; run < 2; run++)
            {
                ShellResult result = Shell.Run("$step, $step | Restart-CfWorkflowInstance -JournalPath $journal");
                Assert.Equal(["StepRepeated"], result.ErrorIds);
            }

            Assert.Equal([Change], Sent);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Prepare()
    {
        _ = Shell.Values("""
            $step = Get-CfWorkflowStep w i -Failed
            function Select-Properties($From, [string[]] $Names) {
                $copy = [pscustomobject]@{}
                $Names | ForEach-Object { $copy.psobject.Properties.Add([psnoteproperty]::new($_, $From.$_)) }
                $copy.psobject.TypeNames.Insert(0, 'Selected.CloudflareWorkflows.Models.WorkflowStep')
                $copy
            }
            """);
        Server.Requests.Clear();
    }

    private string RestartedFrom(string input)
    {
        Prepare();
        _ = Shell.Values($"{input} | Restart-CfWorkflowInstance");
        return JsonNode.Parse(Server.Requests[^1].Body)!["from"]!.ToJsonString();
    }
}
