using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>A user's script on the emulated account runs as with <c>pwsh -NonInteractive -File</c>.</summary>
public sealed class RunTests : ScriptFolder
{
    [Fact]
    public async Task A_script_finds_module_and_account_ready()
    {
        await WriteAsync("(Get-CfWorkflow order-refund).Name; Get-CfWorkflow no-such-workflow -ErrorAction Stop");

        Programs.Ended run = await Programs.RunAsync(Programs.Sandbox("run", Script));

        Assert.Equal((1, "order-refund\n"), (run.ExitCode, run.Output));
        Assert.Contains("no-such-workflow", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_variable_of_the_users_own_account_reaches_the_script()
    {
        await WriteAsync("(Get-ChildItem Env:CLOUDFLARE_*).Name | Sort-Object; $env:CLOUDFLARE_API_TOKEN -eq 'the-users-own'");

        Programs.Ended run = await Programs.RunAsync(Programs.Sandbox("run", Script));

        Assert.Equal(
            "CLOUDFLARE_ACCOUNT_ID\nCLOUDFLARE_API_BASE_URL\nCLOUDFLARE_API_TOKEN\nFalse\n", run.Output);
    }

    [Theory]
    [InlineData("'well'", 0)]
    [InlineData("throw 'ill'", 1)]
    [InlineData("Get-Command no-such-command; 'after'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("if ($true) { exit 7 }; throw 'never'", 7)]
    [InlineData("$ErrorActionPreference = 'Stop'; $null = Read-Host", 1)]
    [InlineData("if (", 1)]
    public async Task A_script_exits_as_in_production(string script, int exitCode)
    {
        await WriteAsync(script);

        Assert.Equal(exitCode, (await Programs.RunAsync(Programs.Sandbox("run", Script))).ExitCode);
        Assert.Equal(exitCode, (await Programs.RunAsync(Programs.PowerShell("-File", Script))).ExitCode);
    }

    [Fact]
    public async Task A_script_takes_arguments_and_runs_in_the_callers_folder()
    {
        await WriteAsync("param($Name, [switch] $Loud) \"$Name $Loud $PWD $PSCommandPath\"");

        Programs.Ended run = await Programs.RunAsync(Programs.Sandbox("run", Script, "--", "ann", "-Loud"), Folder);

        Assert.Equal($"ann True {Folder} {Script}\n", run.Output);
    }

    [Fact]
    public async Task A_missing_script_is_rejected()
    {
        Programs.Ended run = await Programs.RunAsync(Programs.Sandbox("run", Script));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Script, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_to_the_sandbox_ends_the_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await WriteAsync("$PID; while ($true) { }");
        using Process sandbox = Programs.Start(Programs.Sandbox("run", Script));
        string? line = await sandbox.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using Process shell = Process.GetProcessById(int.Parse(line!, null));
        using Process kill = Process.Start("kill", [$"{sandbox.Id}"]);
        await sandbox.WaitForExitAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        // 128 and the number of SIGTERM.
        Assert.Equal(143, sandbox.ExitCode);
    }
}
