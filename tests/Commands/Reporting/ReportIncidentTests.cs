using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Seeding;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reporting;

/// <summary>The report of the bad night of order-fulfilment has the figures of Measure-CfWorkflow. Ages are typed, so the clock
/// of the process is that of the account.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ReportIncidentTests : ConnectedTest
{
    private TimeProvider _before = null!;

    private string Page => File.ReadAllText(FilePath);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _before = ModuleClock.SetOfProcess(Time);
    }

    [Theory]
    [InlineData("$summary")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($summary, 9))")]
    public void A_summary_is_reported_with_its_figures(string input)
    {
        _ = Shell.Values("$summary = Measure-CfWorkflow order-fulfilment -Since 12h");
        string[] durations =
        [
            .. Shell.Values("$summary.P50, $summary.UsualP50, $summary.P95, $summary.UsualP95 | ForEach-Object { [CloudflareWorkflows.Rendering.DurationText]::Of($_) }")
                .Cast<string>(),
        ];
        Server.Requests.Clear();

        _ = Shell.Values($"{input} | Export-CfWorkflowReport $file");

        Assert.InRange(Server.Requests.Count, 1, 3);
        Assert.All(
            [
                "<b class=\"\">300</b><small>runs</small>", "<b class=\"bad\">13 %</b><small>40 errored, usually 1 %</small>",
                $"<b class=\"\">{durations[0]}</b><small>median duration, usually {durations[1]}</small>",
                $"<b class=\"\">{durations[2]}</b><small>95th percentile, usually {durations[3]}</small>",
                "<td class=\"n\">38</td>", "<b>GatewayError</b>: card gateway answered 402", "and 35 more", ">x8.7</td>",
            ],
            figure => Assert.Contains(figure, Page, StringComparison.Ordinal));
        Assert.Equal(2, Page.Split("<h2 id=").Length - 1);
    }

    [Fact]
    public void The_instances_of_a_cause_are_reported_in_full_without_reading_them_again()
    {
        _ = Shell.Values("$cause = (Measure-CfWorkflow order-fulfilment -Since 12h).Causes[0]; Disconnect-CfWorkflow");

        _ = Shell.Values("$cause.Group | Export-CfWorkflowReport $file");

        Assert.Equal(38, Page.Split("<h2 id=").Length - 1);
        Assert.Contains("38 instances created", Page, StringComparison.Ordinal);
        Assert.Contains("4 attempts: failed after ", Page, StringComparison.Ordinal);
        Assert.Contains("class=\"pause\"", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_workflows_are_sections_of_one_report()
    {
        _ = Shell.Values("Get-CfWorkflow | Get-CfWorkflowInstance -Newest 2 | Export-CfWorkflowReport $file");

        string[] names = [.. Shell.Values("(Get-CfWorkflow | Get-CfWorkflowInstance -Newest 2).WorkflowName").Cast<string>()];
        int count = names.Distinct().Count();
        Assert.InRange(count, 2, 100);
        Assert.Contains($"<h1>{count} workflows</h1>", Page, StringComparison.Ordinal);
        Assert.Equal(count, Page.Split("<h2 class=\"workflow\">").Length - 1);
        Assert.Equal(names.Length, Page.Split("<h3 id=").Length - 1);
    }

    protected override void Seed() => DemoIncident.Add(Server.Account);

    protected override async ValueTask OnDisposeAsync()
    {
        _ = ModuleClock.SetOfProcess(_before);
        await base.OnDisposeAsync();
    }
}
