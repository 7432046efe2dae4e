using System;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reports;

/// <summary>Export-CfWorkflowReport: input that only refers to an instance.</summary>
public sealed class ReportInputTests : ConnectedTest
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("load").Build() });
        Server.Account.AddInstance("w", new InstanceSetup { Id = "a", CreatedOn = s_start.AddMinutes(-10) });
        Shell.Set("path", _path);
    }

    protected override ValueTask OnDisposeAsync()
    {
        File.Delete(_path);
        return base.OnDisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-AccountId $server.AccountId")]
    public void A_row_without_an_account_is_reported_once_and_in_full(string account)
    {
        Assert.Empty(Shell.Run($"[pscustomobject]@{{ WorkflowName = 'w'; Id = 'a' }} | Export-CfWorkflowReport $path {account}").ErrorIds);

        string page = File.ReadAllText(_path);
        Assert.Contains("<h1>w</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not read", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_status_of_a_step_is_not_that_of_its_instance()
    {
        _ = Shell.Values("$step = Get-CfWorkflowStep w a; Disconnect-CfWorkflow; $step | Export-CfWorkflowReport $path");

        Assert.Contains(">unknown</td>", File.ReadAllText(_path), StringComparison.Ordinal);
    }
}
