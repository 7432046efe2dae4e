using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly GardenHelp _garden = new();

    public void Dispose() => _garden.Dispose();

    [Fact]
    public async Task Complete_comments_succeed_without_output() => Assert.Equal((0, ""), await Run());

    [Fact]
    public async Task Missing_documentation_is_an_error_that_MSBuild_reports()
    {
        _garden.Comments.Descendants("example").Last().Remove();
        _ = _garden.Generate();

        Assert.Equal((1, $"Garden : error HELP003: Remove-Plant has no <example>.{Environment.NewLine}"), await Run());
    }

    private async Task<(int ExitCode, string Output)> Run()
    {
        string references = Path.ChangeExtension(_garden.ModulePath, ".references.txt");
        await File.WriteAllLinesAsync(
            references,
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator),
            TestContext.Current.CancellationToken);
        string generator = Path.Combine(AppContext.BaseDirectory, "HelpGenerator.dll");
        ProcessStartInfo start = new("dotnet", [generator, _garden.ModulePath, _garden.HelpFile, _garden.PageFolder, references])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
