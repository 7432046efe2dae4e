using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Completing;

/// <summary>Completion offers names from the service, as PowerShell's completion engine requests it.</summary>
public sealed class CompletionTests : ConnectedTest
{
    private const string CronId = "30 2 * * *-1793500200000";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load order").Do("it's \"done\"").Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true }).Build();
        _ = Server.Account.AddWorkflow("orders", new WorkflowSetup { ScriptName = "shop", Script = script, Versions = 2 });
        _ = Server.Account.AddWorkflow("reports", new WorkflowSetup { ScriptName = "shop", Schedules = ["30 2 * * *"] });
        _ = Server.Account.AddWorkflow("x-empty", new WorkflowSetup { ScriptName = "lab" });
        foreach ((string id, int age) in new[] { ("o-oldest", 3), ("007", 2), ("o-newest", 1) })
        {
            _ = Server.Account.AddInstance("orders", new InstanceSetup { Id = id, CreatedOn = s_start.AddHours(-age) });
        }

        _ = Server.Account.AddInstance("reports", new InstanceSetup { Id = CronId, CreatedOn = s_start.AddHours(-1) });
    }

    [Theory]
    [InlineData("Get-CfWorkflow ", "orders reports x-empty")]
    [InlineData("Get-CfWorkflow re", "reports")]
    [InlineData("Get-CfWorkflow OR", "orders")]
    [InlineData("Get-CfWorkflow *r", "orders reports")]
    [InlineData("Get-CfWorkflow 'o", "'orders'")]
    [InlineData("Get-CfWorkflow orders,re", "reports")]
    [InlineData("Get-CfWorkflowInstance re", "reports")]
    [InlineData("Set-CfWorkflow -Name re", "reports")]
    [InlineData("Remove-CfWorkflow re", "reports")]
    [InlineData("New-CfWorkflowInstance re", "reports")]
    [InlineData("Get-CfWorkflowVersion -WorkflowName re", "reports")]
    [InlineData("Get-CfWorkflowGraph re", "reports")]
    [InlineData("Add-CfWorkflowTrigger -WorkflowName re", "reports")]
    [InlineData("Get-CfWorkflow -ScriptName ", "lab shop")]
    [InlineData("Set-CfWorkflow orders -ScriptName s", "shop")]
    [InlineData("Get-CfWorkflowTrigger -ScriptName l", "lab")]
    [InlineData("Get-CfWorkflowInstance orders ", "o-newest '007' o-oldest")]
    [InlineData("Get-CfWorkflowInstance orders o", "o-newest o-oldest")]
    [InlineData("Get-CfWorkflowInstance orders -Id o-newest,o-o", "o-oldest")]
    [InlineData("Stop-CfWorkflowInstance orders '0", "'007'")]
    [InlineData("Wait-CfWorkflowInstance orders \"0", "\"007\"")]
    [InlineData("Get-CfWorkflowInstance reports ", $"'{CronId}'")]
    [InlineData("Get-CfWorkflowInstance reports '30 2 *", $"'{CronId}'")]
    [InlineData("Get-CfWorkflowInstance reports 3?", "")]
    [InlineData("Get-CfWorkflowStep orders o-newest -Name ", "'load order-1' 'it''s \"done\"-1' charge-1")]
    [InlineData("Get-CfWorkflowStep orders o-newest -Name 'it''s", "'it''s \"done\"-1'")]
    [InlineData("Restart-CfWorkflowInstance orders o-newest -FromStep l", "'load order-1'")]
    [InlineData("Restart-CfWorkflowInstance orders o-newest -FromStep \"i", "\"it's `\"done`\"-1\"")]
    [InlineData("Restart-CfWorkflowInstance orders -FromStep l", "")]
    [InlineData("Get-CfWorkflowInstance nope o", "")]
    [InlineData("Get-CfWorkflowInstance no%such/name o", "")]
    public void Existing_names_are_offered_as_valid_arguments(string line, string offered) =>
        Assert.Equal(offered, string.Join(' ', Offer(line).Select(item => item.CompletionText)));

    [Fact]
    public void Versions_and_keys_are_offered_by_id()
    {
        Shell.Set("key", Shell.Values("(New-CfWorkflowConcurrencyKey -KeyName mail -Limit 2).KeyId")[0]);

        Assert.Equal(Shell.Values("(Get-CfWorkflowVersion orders).VersionId"), Texts("Get-CfWorkflowVersion orders "));
        Assert.Equal(Shell.Values("$key"), Texts("Set-CfWorkflowConcurrencyKey -KeyId "));
        Assert.Equal(["mail"], Texts("Get-CfWorkflowConcurrencyKey -KeyName m"));
    }

    [Fact]
    public void Tooltips_distinguish_instances()
    {
        Assert.StartsWith("errored, ", Offer("Get-CfWorkflowInstance orders o-n")[0].ToolTip, StringComparison.Ordinal);
        Assert.StartsWith("step, errored, ", Offer("Get-CfWorkflowStep orders '007' -Name c")[0].ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void Pressing_Tab_again_sends_nothing()
    {
        _ = Offer("Get-CfWorkflowInstance orders o");
        _ = Offer("Get-CfWorkflowInstance orders 0");
        _ = Offer("Stop-CfWorkflowInstance orders ");

        Assert.Equal(["GET orders/instances"], Sent);
    }

    [Fact]
    public void With_many_workflows_the_service_searches_by_prefix()
    {
        Enumerable.Range(100, 150).ToList().ForEach(number => Server.Account.AddWorkflow($"many-{number}"));

        Assert.Equal(["x-empty"], Texts("Get-CfWorkflow x-"));
        Assert.Equal(10, Texts("Get-CfWorkflow many-24").Length);
    }

    [Fact]
    public void Context_and_AccountId_on_the_command_line_are_used()
    {
        _ = Shell.Values("$context = Get-CfWorkflowContext; Disconnect-CfWorkflow");
        string other = new('a', 32);

        Assert.Equal(["orders"], Texts("Get-CfWorkflow -Context $context -Name o"));
        _ = Offer($"Get-CfWorkflow -Context $context -AccountId {other} -Name o");
        Assert.Contains($"/{other}/", Server.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CfWorkflow -Context (Get-CfWorkflowContext) -Name ")]
    [InlineData("Get-CfWorkflow -AccountId (nobody) -Name ")]
    [InlineData("Get-CfWorkflow -AccountId local -Name ")]
    [InlineData("Disconnect-CfWorkflow; Get-CfWorkflowInstance -Status ")]
    public void Without_a_known_workflow_nothing_is_sent(string line)
    {
        _ = Offer(line);

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Without_a_credential_nothing_is_sent()
    {
        _ = Shell.Values("Disconnect-CfWorkflow");

        Assert.Empty(Offer("Get-CfWorkflow "));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_rejected_credential_is_not_sent_again()
    {
        Server.Credentials.Revoke(Server.ApiToken);

        Assert.Empty(Offer("Get-CfWorkflow "));
        Assert.Empty(Offer("Get-CfWorkflow o"));
        _ = Assert.Single(Server.Requests);
        Assert.Equal([0], Shell.Values("$Error.Count"));
    }

    [Theory]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.CutBeforeActing)]
    public void Failures_return_no_completions(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Times = int.MaxValue });

        Assert.Empty(Offer("Get-CfWorkflow "));
        Assert.Equal([0], Shell.Values("$Error.Count"));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_completion()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Times = int.MaxValue });
        using RunningScript running = Shell.Start(Call("Get-CfWorkflow "));
        await fault.Reached.WaitAsync(s_timeout, Stop);

        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        await Server.Requests[0].Ended.WaitAsync(s_timeout, Stop);
    }

    private string[] Texts(string line) => [.. Offer(line).Select(item => item.CompletionText)];

    private List<CompletionResult> Offer(string line)
    {
        ShellResult result = Shell.Run(Call(line));
        Assert.Empty(result.Errors);
        return [.. result.Values.Cast<CompletionResult>()];
    }

    private string Call(string line)
    {
        Shell.Set("line", line);
        return "[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches";
    }
}
