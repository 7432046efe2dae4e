using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>Step outputs: in full, by attempt, and in files.</summary>
public sealed class StepOutputTests : ConnectedTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number % 251))];
    private static readonly string s_long = new('x', 20_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("steps");

    private string File => Path.Combine(_folder.FullName, "out");

    private string[] Files => [.. _folder.GetFileSystemInfos().Select(entry => entry.Name).Order()];

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load", 1, $$"""{"text":"{{s_long}}","big":12345678901234567890123}""")
            .Sleep("rest", TimeSpan.FromSeconds(5))
            .Do(new DoStep("flaky") { Failures = 2, Output = "7" })
            .Do(new DoStep("render") { Stream = s_bytes })
            .WaitForEvent("approval", "ok")
            .Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1) });
        _ = Shell.Values($"$null = $ExecutionContext.SessionState.Path.SetLocation('{_folder.FullName}')");
    }

    protected override ValueTask OnDisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void FullOutput_returns_output_that_the_description_truncates()
    {
        Assert.IsType<string>(Shell.Values("(Get-CfWorkflowStep w i -Name load-1).Output")[0]);

        Assert.Equal([s_long], Shell.Values("(Get-CfWorkflowStep w i -Name load-1 -FullOutput).Output.text"));
    }

    [Fact]
    public void FullOutput_returns_steps_in_order_and_one_error_for_a_stream()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowStep w i -FullOutput | ForEach-Object Name");

        Assert.Equal(["load-1", "rest-1", "flaky-1", "approval-1"], result.Values);
        Assert.Equal(["StreamOutput"], result.ErrorIds);
        Assert.Equal("render-1", result.Errors[0].TargetObject);
        Assert.Contains("-OutFile", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(
            ["flaky-1", "load-1", "render-1"],
            Server.Requests.Where(request => request.Path.EndsWith("/step", StringComparison.Ordinal))
                .Select(request => request.Query.Split("name=")[1].Split('&')[0]).Order());
    }

    [Fact]
    public void An_unreadable_step_is_an_error_and_the_others_are_returned()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 404, Code = 10400, Path = "*/step", Times = 1 });

        ShellResult result = Shell.Run("Get-CfWorkflowStep w i -FullOutput -Name load-1, flaky-1, rest-1");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["NotFound"], result.ErrorIds);
    }

    [Theory]
    [InlineData(1, "errored True ")]
    [InlineData(2, "errored True ")]
    [InlineData(3, "complete False 7")]
    public void Attempt_returns_the_step_as_of_that_attempt(int attempt, string expected) => Assert.Equal(
        [expected],
        Shell.Values($$"""
            Get-CfWorkflowStep w i -Name flaky-1 -Attempt {{attempt}} | ForEach-Object {
                "$($_.Status) $($null -ne $_.Error) $($_.Output)"
            }
            """));

    [Fact]
    public void A_missing_attempt_is_not_found()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowStep w i -Name flaky-1 -Attempt 4");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Sleeps_and_waits_have_no_attempts()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowStep w i -Attempt 1 -Name rest-1, approval-1, load-1");

        Assert.Equal(["AttemptUnfit", "AttemptUnfit"], result.ErrorIds);
        Assert.Equal("load-1", Assert.Single(result.Output)!.ToString());
        Assert.Equal(
            ["AttemptUnfit"], Shell.Run("Get-CfWorkflowStep w i -Attempt 1 -Name approval-1 -OutFile out").ErrorIds);
    }

    [Theory]
    [InlineData("-Name render-1 -OutFile out")]
    [InlineData("-Name render-1 -OutFile ./out -Attempt 1")]
    public void A_stream_is_written_unchanged_relative_to_the_session_location(string arguments)
    {
        Assert.Empty(Shell.Values($"Get-CfWorkflowStep w i {arguments}"));

        Assert.Equal(s_bytes, System.IO.File.ReadAllBytes(File));
        Assert.Equal(["out"], Files);
    }

    [Fact]
    public void JSON_is_written_unchanged()
    {
        object?[] given = Shell.Values("Get-CfWorkflowStep w i -Name load-1 -OutFile out -PassThru");

        Assert.Equal(File, Assert.IsType<FileInfo>(Assert.Single(given)).FullName);
        Assert.Equal(
            Encoding.UTF8.GetBytes($$"""{"text":"{{s_long}}","big":12345678901234567890123}"""),
            System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_returned_file_has_the_properties_that_Get_Item_adds() => Assert.Equal(
        [$@"Microsoft.PowerShell.Core\FileSystem::{File}"],
        Shell.Values("Get-CfWorkflowStep w i -Name load-1 -OutFile out -PassThru | ForEach-Object PSPath"));

    public static TheoryData<string, string> Refused => new()
    {
        { "-OutFile out", "SeveralSteps" },
        { "-Name nothing -OutFile out", "NoSuchStep" },
        { "-Name rest-1 -OutFile out", "NoOutput" },
        { "-Name approval-1 -OutFile out", "NoOutput" },
        { "-Name load-1 -OutFile nowhere/out", "NoSuchFolder" },
        { "-Name load-1 -OutFile .", "NotAFile" },
        { "-Name load-1 -OutFile Env:out", "NotAFile" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_output_that_cannot_be_written_is_an_error_and_leaves_no_file(string arguments, string error)
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowStep w i {arguments} -PassThru");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(Files);
    }

    [Fact]
    public void Several_matching_steps_are_listed_in_the_error()
    {
        string message = Shell.Run("Get-CfWorkflowStep w i -Type step -OutFile out").Errors[0].ToString();

        Assert.Contains("'load-1', 'flaky-1', 'render-1'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_file_is_overwritten_only_with_Force()
    {
        System.IO.File.WriteAllText(File, "before");

        Assert.Equal(["FileExists"], Shell.Run("Get-CfWorkflowStep w i -Name flaky-1 -OutFile out").ErrorIds);
        Assert.Empty(Server.Requests);
        Assert.Equal("before", System.IO.File.ReadAllText(File));

        Assert.Empty(Shell.Values("Get-CfWorkflowStep w i -Name flaky-1 -OutFile out -Force"));
        Assert.Equal("7", System.IO.File.ReadAllText(File));
        Assert.Equal(["out"], Files);
    }

    [Fact]
    public void A_second_instance_does_not_overwrite_the_file()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "j", CreatedOn = s_start.AddHours(-2) });

        ShellResult result = Shell.Run("Get-CfWorkflowInstance w | Get-CfWorkflowStep -Name flaky-1 -OutFile out -Force");

        Assert.Equal(["SeveralSteps"], result.ErrorIds);
        Assert.Equal(["out"], Files);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowStep w i -Name render-1 -OutFile out -PassThru -WhatIf"));
        Assert.Empty(Files);
        Assert.NotEmpty(Shell.Values("$WhatIfPreference = $true; Get-CfWorkflowStep w i -FullOutput -Name load-1"));
    }

    [Fact]
    public void A_connection_lost_midway_restarts_the_download()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.TruncatedBody, Path = "*/step" });
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        Assert.Empty(Shell.Values("Get-CfWorkflowStep w i -Name render-1 -OutFile out"));

        Assert.Equal(s_bytes, System.IO.File.ReadAllBytes(File));
        Assert.Equal(["out"], Files);
    }

    [Fact]
    public void A_permanently_lost_connection_leaves_no_file()
    {
        System.IO.File.WriteAllText(File, "before");
        Server.Faults.Add(new Fault { Kind = FaultKind.TruncatedBody, Path = "*/step", Times = 9 });

        ShellResult result = Shell.Run("Get-CfWorkflowStep w i -Name render-1 -OutFile out -Force");

        Assert.Equal(["ConnectionFailed"], result.ErrorIds);
        Assert.Equal("before", System.IO.File.ReadAllText(File));
        Assert.Equal(["out"], Files);
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_partial_file()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Path = "*/step" });
        using RunningScript running = Shell.Start("Get-CfWorkflowStep w i -Name render-1 -OutFile out");
        await fault.Reached.WaitAsync(s_timeout, Stop);

        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(Files);
    }
}
