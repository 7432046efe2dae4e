using System;
using System.IO;
using System.Linq;
using System.Threading;
using CloudflareWorkflows.Contract.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>A test that reads the same configuration with this module and with wrangler.</summary>
public abstract class DefinitionTest : IDisposable
{
    /// <summary>One line for each workflow, as the lines of what wrangler reads.</summary>
    private const string Import = """
        Import-CfWorkflowDefinition -LiteralPath $path -Environment $environment -IncludeReference | ForEach-Object {
            $retention = $_.SuccessRetention, $_.ErrorRetention | ForEach-Object { if ($_.Phrase) { $_.Phrase } else { "$($_.Milliseconds)" } }
            @(
                $_.Name, $_.ScriptName, $_.ClassName, $_.StepLimit, $_.ConcurrencyLimit, $retention[0], $retention[1]
                ($_.Schedule -join ','), $_.Jurisdiction, $_.IsReference, $_.AccountId, ($_.Path -split '[\\/]')[-1]
            ) -join '|'
        }
        """;

    private readonly DirectoryInfo _folder;

    protected DefinitionTest()
    {
        Assert.SkipWhen(Clients.SkipReason is not null, Clients.SkipReason ?? "");
        _folder = Directory.CreateTempSubdirectory("cf-workflows-definitions-");
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected string Folder => _folder.FullName;

    protected Shell Shell { get; } = new();

    public void Dispose()
    {
        Shell.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Reads a file with the module.</summary>
    /// <returns>The workflows, one line each, sorted; null if there is an error.</returns>
    protected string[]? Read(string path, string? environment)
    {
        Shell.Set("path", path);
        Shell.Set("environment", environment ?? "");
        ShellResult result = Shell.Run(Import);
        return result.Errors.Count > 0 ? null : [.. result.Values.Cast<string>().Order(StringComparer.Ordinal)];
    }
}
