using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Surface;

/// <summary>The examples of the help run unchanged.</summary>
[Collection(ProcessWideState.Name)]
public sealed class HelpExampleTests : CommandTest
{
    /// <summary>The account id in the examples, which is a placeholder.</summary>
    private const string SomeAccount = "0123456789abcdef0123456789abcdef";

    /// <summary>The location of the examples, with a configuration file and an archive.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cf-workflows-examples-");

    private LocalEngine _local = null!;

    public static TheoryData<string> Examples { get; } = ReadExamples();

    protected override SandboxOptions Options => base.Options with
    {
        Seed = SandboxSeed.Demo,

        // Instances that the examples start run to their end.
        Time = new FastTime(s_start, speed: 1000),
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        File.Copy(BuildPaths.SampleConfiguration, Path.Combine(_folder.FullName, Path.GetFileName(BuildPaths.SampleConfiguration)));
        File.Copy(
            BuildPaths.SampleArchive, Path.Combine(_folder.CreateSubdirectory("history").FullName, Path.GetFileName(BuildPaths.SampleArchive)));
        _local = await LocalEngine.StartAsync(Stop);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", Server.ApiToken);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", Server.BaseAddress.AbsoluteUri);
        _ = Server.Account.AddInstance("order-fulfilment", new InstanceSetup { Id = "order-1" });
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_runs_without_an_error(string code)
    {
        Shell.Set("address", code.Contains("-Local", StringComparison.Ordinal) ? _local.Address : Server.BaseAddress);
        Shell.Set("folder", _folder.FullName);

        // Replacements for commands that this engine does not have, and for user input.
        _ = Shell.Values("""
            function Read-Host { param([switch] $AsSecureString) $token }
            function Get-Secret { param($Name) $token }
            function New-TimeSpan { param([int] $Days) [timespan]::FromDays($Days) }
            function ConvertFrom-Json { [pscustomobject]@{ JobId = 'job-1' }, [pscustomobject]@{ JobId = 'job-2' } }
            function ConvertFrom-Csv { [pscustomobject]@{ Id = 'order-1'; Amount = '12' }, [pscustomobject]@{ Id = 'order-2'; Amount = '30' } }
            function Format-List { $input | Out-Null }
            function Get-ChildItem { param($Filter, [switch] $Recurse) Get-Item ($Filter -eq '*.jsonl' ? 'history/2026-11.jsonl' : 'wrangler.jsonc') }
            function Format-Table { $input | Out-Null }
            Set-Location $folder
            $ConfirmPreference = 'None'
            $PSDefaultParameterValues['Connect-CfWorkflow:BaseUri'] = $address
            """);

        ShellResult result = Shell.Run(code.Replace(SomeAccount, Server.AccountId, StringComparison.Ordinal));

        Assert.Empty(result.Errors);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", null);
        await _local.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static TheoryData<string> ReadExamples()
    {
        using Shell shell = new();
        string[] examples =
        [
            .. AllCommands.Names
                .SelectMany(name => shell.Values($"(Get-Help {name} -Full).examples.example.code"))
                .Select(code => (string)code!),
        ];
        Assert.True(examples.Length >= AllCommands.Names.Length);
        return [.. examples];
    }
}
