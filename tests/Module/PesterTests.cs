using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Pester.Tests;

/// <summary>Runs the Pester tests of this folder in this repository's PowerShell and Pester. A failure shows Pester's
/// output.</summary>
public sealed class PesterTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(BuildMetadata.Of("ModuleTests"), "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_the_file_pass(string file)
    {
        ProcessStartInfo start = new("dotnet",
        [
            BuildMetadata.Of("PowerShellPath"), "-NoProfile", "-NonInteractive", "-File",
            Path.Combine(BuildMetadata.Of("ModuleTests"), "Invoke-ModuleTests.ps1"), "-PesterPath", BuildMetadata.Of("PesterPath"), "-Path", file,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using Process shell = Process.Start(start)!;
        shell.StandardInput.Close();
        Task<string> error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(shell.ExitCode == 0, $"{output}\n{await error}");
        Assert.StartsWith("Pester: ", lines[^1], StringComparison.Ordinal);
        Assert.SkipWhen(lines[^1].StartsWith("Pester: 0 passed", StringComparison.Ordinal), lines[^1]);
    }
}
