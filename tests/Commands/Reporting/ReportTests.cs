using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reporting;

/// <summary>Export-CfWorkflowReport: what it reads, and the file that it writes.</summary>
public sealed class ReportTests : ConnectedTest
{
    private const string List = "Get-CfWorkflowInstance orders";
    private const string Full = "Get-CfWorkflowInstance orders -Detail";

    private string Page => File.ReadAllText(FilePath);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("orders", new WorkflowSetup
        {
            Script = new StepScriptBuilder().Do("load", output: """{"card":"4000-0000"}""").Do("ship").Build(),
        });
        foreach (string id in new[] { "a", "b", "c" })
        {
            _ = Server.Account.AddInstance("orders", new InstanceSetup
            {
                Id = id,
                CreatedOn = s_start.AddMinutes(-30),
                Params = """{"amount":12.50}""",
            });
        }
    }

    [Fact]
    public void Listed_instances_are_read_once_and_the_graph_of_their_version_too()
    {
        Assert.Empty(Shell.Values($"{List} | Export-CfWorkflowReport $file"));

        Assert.Equal(
            ["GET orders/instances", "GET orders/instances/a", "GET orders/instances/b", "GET orders/instances/c", "GET orders/versions"],
            Sent.Select(request => request.Contains("/versions/", StringComparison.Ordinal) ? "GET orders/versions" : request)
                .Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("The workflow, with ", Page, StringComparison.Ordinal);
        Assert.Contains("12.50", Page, StringComparison.Ordinal);
        Assert.Contains("4000-0000", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$full")]
    [InlineData("$full + $full")]
    [InlineData("$full + $listed")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($full, 9))")]
    public void Full_objects_need_no_connection(string input)
    {
        _ = Shell.Values($"$full = @({Full}); $listed = @({List}); Disconnect-CfWorkflow");
        Server.Requests.Clear();

        ShellResult result = Shell.Run($"{input} | Export-CfWorkflowReport $file");

        Assert.Empty(result.Errors);
        Assert.Empty(Server.Requests);
        Assert.Equal(3, Page.Split("<h2 id=").Length - 1);
        Assert.Contains("isn't shown: this runspace isn't connected", Page, StringComparison.Ordinal);
        Assert.Contains("3 instances created ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_connection_listed_instances_are_rows_and_a_warning_says_so()
    {
        _ = Shell.Values($"$listed = @({List}); Disconnect-CfWorkflow");

        ShellResult result = Shell.Run("$listed | Export-CfWorkflowReport $file");

        Assert.Empty(result.Errors);
        Assert.Contains("3 instances were listed, but not read", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(3, Page.Split("not read</small>").Length - 1);
    }

    [Theory]
    [InlineData("$full[0].Steps[0]")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($full[0].Steps[0]))")]
    public void Without_a_connection_a_step_is_not_taken_for_its_instance(string step)
    {
        _ = Shell.Values($"$full = @({Full}); $step = {step}; Disconnect-CfWorkflow");

        Assert.Empty(Shell.Run("$step | Export-CfWorkflowReport $file").Errors);

        Assert.Contains("1 instance", Page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"open\">unknown</td>", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("complete", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void Rows_of_a_file_keep_versions_and_times(string culture)
    {
        _ = Shell.Values($$"""
            $list = @({{List}})
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = '{{culture}}'
                $rows = $list | Select-Object * -ExcludeProperty CreatedOn | ForEach-Object {
                    $_ | Add-Member CreatedOn ([datetime]'2026-11-05T08:00:00') -PassThru
                } | ConvertTo-Csv | ConvertFrom-Csv
                Disconnect-CfWorkflow
                $rows | Export-CfWorkflowReport $file
            }
            finally { [cultureinfo]::CurrentCulture = $before }
            """);

        Assert.Contains("3 instances created 5 Nov 2026 08:00 (", Page, StringComparison.Ordinal);
        Assert.Contains("<b class=\"\">1</b><small>version</small>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_an_error_and_no_report()
    {
        Assert.Equal(["InstanceNeeded"], Shell.Run("$null | Export-CfWorkflowReport $file").ErrorIds);

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void A_full_object_is_not_read_again_because_it_is_listed_too()
    {
        _ = Shell.Values($"$full = @({Full}); $listed = @({List})");
        Server.Requests.Clear();

        _ = Shell.Values("$full[0], $listed[0], $listed[1] | Export-CfWorkflowReport $file");

        _ = Assert.Single(Sent, request => request.Contains("/instances/", StringComparison.Ordinal));
        Assert.Equal(2, Page.Split("<h2 id=").Length - 1);
    }

    [Fact]
    public void A_value_that_PowerShell_cut_is_said_to_be_cut()
    {
        _ = Shell.Values($$"""
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-CfWorkflowInstance orders a), 9))
            $copy.Params = '@{amount=12.5}'
            $copy | Export-CfWorkflowReport $file
            """);

        Assert.Contains("@{amount=12.5}\n\nThis isn't the JSON.", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_knows_that_steps_are_missing()
    {
        _ = Shell.Values($$"""
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-CfWorkflowInstance orders a), 9))
            $copy.Steps = @($copy.Steps[0])
            $copy | Export-CfWorkflowReport $file
            """);

        Assert.Contains("Some steps can", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_that_cannot_be_read_is_an_error_and_a_row()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 404, Code = 10201, Path = "*/instances/b", Times = int.MaxValue });

        ShellResult result = Shell.Run($"{List} | Export-CfWorkflowReport $file");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(2, Page.Split("<h2 id=").Length - 1);
        Assert.Equal(2, Page.Split("not read</small>").Length);
    }

    [Fact]
    public void A_graph_that_cannot_be_read_is_a_line_and_no_error()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 403, Code = 10000, Path = "*/graph", Times = int.MaxValue });

        Assert.Empty(Shell.Run($"{List} | Export-CfWorkflowReport $file").Errors);

        Assert.Contains(" isn't shown: ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void ExcludeData_leaves_out_params_and_outputs()
    {
        _ = Shell.Values($"{Full} | Export-CfWorkflowReport $file -ExcludeData");

        Assert.All(["12.50", "4000-0000", "<details"], text => Assert.DoesNotContain(text, Page, StringComparison.Ordinal));
        Assert.Contains("<th scope=row>load-1", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_script_changed_is_reported_as_changed()
    {
        _ = Shell.Values($$"""$i = Get-CfWorkflowInstance orders a; $i.Params.amount = 'hidden'; $i | Export-CfWorkflowReport $file""");

        Assert.Contains("hidden", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("12.50", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_piped_in_is_a_warning_and_a_report_that_says_so()
    {
        ShellResult result = Shell.Run("@() | Export-CfWorkflowReport $file");

        _ = Assert.Single(result.Warnings);
        Assert.Contains("No instances and no summaries were piped in.", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CfWorkflow orders")]
    [InlineData("@{ Id = 'a' }")]
    [InlineData("1.5")]
    public void Without_anything_to_report_there_is_an_error_and_no_file(string input)
    {
        _ = Assert.Single(Shell.Run($"{input} | Export-CfWorkflowReport $file").Errors);

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void An_existing_file_is_kept_unless_Force_is_specified()
    {
        File.WriteAllText(FilePath, "old");

        Assert.Equal(["FileExists"], Shell.Run($"{Full} | Export-CfWorkflowReport $file").ErrorIds);
        Assert.Equal("old", Page);

        FileInfo written = (FileInfo)Assert.Single(Shell.Values($"{Full} | Export-CfWorkflowReport $file -Force -PassThru"))!;
        Assert.Equal(FilePath, written.FullName);
        Assert.StartsWith("<!doctype html>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_an_ID_alone_does_not_recommend_a_parameter_that_the_command_lacks()
    {
        ErrorRecord error = Assert.Single(Shell.Run("'i' | Export-CfWorkflowReport $file").Errors);

        Assert.StartsWith("NoWorkflowName,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Pipe the instance: Get-CfWorkflowInstance", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'/missing-folder/x.html'", "NoSuchFolder")]
    [InlineData("([System.IO.Path]::GetTempPath())", "NotAFile")]
    [InlineData("Env:x.html", "NotAFile")]
    public void A_path_that_cannot_be_written_is_an_error_before_any_request(string path, string errorId)
    {
        Assert.Equal([errorId], Shell.Run($"{List} | Export-CfWorkflowReport {path} -Force").ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_file()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/instances/c", Times = int.MaxValue });

        using RunningScript running = Shell.Start($"{List} | Export-CfWorkflowReport $file");
        await fault.Reached.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FilePath)!, Path.GetFileName(FilePath) + "*"));
    }
}
