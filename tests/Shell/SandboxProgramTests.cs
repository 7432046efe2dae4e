using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>The program as a user starts it, with the staged module and a whole emulated account.</summary>
public sealed class SandboxProgramTests : IDisposable
{
    private readonly string _script = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");

    public void Dispose() => File.Delete(_script);

    [Fact]
    public async Task The_tour_does_what_it_says()
    {
        (int exitCode, string output, string error) = await RunAsync("tour");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("PS> Disconnect-CfWorkflow", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public async Task A_script_finds_module_and_account_ready()
    {
        await File.WriteAllTextAsync(
            _script,
            "(Get-CfWorkflow order-refund).Name; Get-CfWorkflow no-such-workflow",
            TestContext.Current.CancellationToken);
        (int exitCode, string output, string error) = await RunAsync("run", _script);

        Assert.Equal((1, $"order-refund{Environment.NewLine}"), (exitCode, output));
        Assert.Contains("no-such-workflow", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_not_there_is_refused()
    {
        (int exitCode, _, string error) = await RunAsync("run", _script);

        Assert.Equal(1, exitCode);
        Assert.Contains(_script, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_stops_the_pipeline_and_then_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await File.WriteAllTextAsync(
            _script, "'ready'; while ($true) { }", TestContext.Current.CancellationToken);
        using Process process = Start("run", _script);
        _ = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using Process kill = Process.Start("kill", [$"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CloudflareWorkflows.Sandbox.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
