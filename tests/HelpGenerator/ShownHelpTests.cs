using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

/// <summary>What a real shell displays and opens.</summary>
public sealed partial class ShownHelpTests : IDisposable
{
    private readonly GardenHelp _garden = new();

    public void Dispose() => _garden.Dispose();

    [Fact]
    public async Task A_page_shows_the_syntax_that_Get_Help_shows()
    {
        string[] shown = [.. SyntaxLines().Matches(await Shell("Get-Help Get-Plant")).Select(match => match.Value.Trim())];

        Assert.Equal(2, shown.Length);
        Assert.Equal(shown, CodeBlocks().Matches(_garden.Page("Get-Plant.md"))
            .Select(match => WhiteSpace().Replace(match.Groups[1].Value, " "))
            .Take(shown.Length));
    }

    [Fact]
    public async Task Online_help_is_offered_and_opens_the_page_of_the_command()
    {
        // -Online would start a browser. This method determines the URI.
        string opened = await Shell("""
            [psobject].Assembly.GetType('System.Management.Automation.BaseCommandHelpInfo').
                GetMethod('GetUriFromCommandPSObject', [Reflection.BindingFlags] 'NonPublic, Static').
                Invoke($null, @(Get-Help Get-Plant)).AbsoluteUri
            """);

        Assert.Contains("Get-Help Get-Plant -Online", await Shell("Get-Help Get-Plant"), StringComparison.Ordinal);
        Assert.Equal("https://example.org/pages/Get-Plant.md", opened.Trim());
        Assert.True(File.Exists(Path.Combine(_garden.PageFolder, "Get-Plant.md")));
    }

    [Fact]
    public async Task Online_help_is_not_offered_where_there_is_no_page_on_the_web()
    {
        _garden.Address = null;
        _ = _garden.Generate();
        string shown = await Shell("Get-Help Get-Plant");

        Assert.DoesNotContain("-Online", shown, StringComparison.Ordinal);
        Assert.Contains("- The art of gardening: https://example.org/garden", shown, StringComparison.Ordinal);
    }

    private async Task<string> Shell(string script)
    {
        ProcessStartInfo start = new("dotnet",
        [
            Metadata("PowerShellPath"), "-NoProfile", "-NonInteractive", "-Command",
            $"Import-Module '{_garden.ModulePath}'\n. {{ {script} }} | Out-String -Width 500",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using Process shell = Process.Start(start)!;
        shell.StandardInput.Close();
        string output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    private static string Metadata(string key) => typeof(ShownHelpTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    [GeneratedRegex(@"^ +Get-Plant .*\[<CommonParameters>\]\s*?$", RegexOptions.Multiline)]
    private static partial Regex SyntaxLines();

    [GeneratedRegex(@"```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
