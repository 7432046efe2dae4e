using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Defining;

/// <summary>Configuration files are read without a connection and without requests.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ImportDefinitionTests : CommandTest
{
    private const string Shop = """
        {
            // The shop.
            "name": "shop",
            "workflows": [
                { "binding": "A", "name": "orders", "class_name": "Orders", "limits": { "steps": 5000 } },
                { "binding": "B", "name": "bills", "class_name": "Bills", "script_name": "billing" },
            ],
            "env": { "live": { "workflows": [{ "binding": "A", "name": "live-orders", "class_name": "Orders" }] }, "empty": {} },
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cf-workflows-import-");

    /// <summary>A call in the folder, and its output: name, script, and the name of the file.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        { "Import-CfWorkflowDefinition wrangler.jsonc", "orders shop wrangler.jsonc" },
        { "Import-CfWorkflowDefinition wrangler.jsonc -IncludeReference", "orders shop wrangler.jsonc, bills billing wrangler.jsonc" },
        { "Import-CfWorkflowDefinition wrangler.jsonc -Environment live", "live-orders shop-live wrangler.jsonc" },
        { "Import-CfWorkflowDefinition wrang*.jsonc", "orders shop wrangler.jsonc" },
        { "Import-CfWorkflowDefinition *.jsonc", "other other [1].jsonc, orders shop wrangler.jsonc" },
        { "Import-CfWorkflowDefinition -LiteralPath '[1].jsonc'", "other other [1].jsonc" },
        { "Import-CfWorkflowDefinition '`[1`].jsonc'", "other other [1].jsonc" },
        { "'wrangler.jsonc' | Import-CfWorkflowDefinition", "orders shop wrangler.jsonc" },
        { "[pscustomobject]@{ PSPath = '[1].jsonc' } | Import-CfWorkflowDefinition", "other other [1].jsonc" },
        { "$env:CLOUDFLARE_ENV = 'live'; Import-CfWorkflowDefinition wrangler.jsonc", "live-orders shop-live wrangler.jsonc" },
        { "$env:CLOUDFLARE_ENV = 'live'; Import-CfWorkflowDefinition wrangler.jsonc -Environment ''", "orders shop wrangler.jsonc" },
    };

    /// <summary>A call in the folder, and the ID of its error.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "Import-CfWorkflowDefinition missing.jsonc", "NoSuchFile" },
        { "Import-CfWorkflowDefinition missing*.jsonc", "NoSuchFile" },
        { "Import-CfWorkflowDefinition -LiteralPath '*.jsonc'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition '[2].jsonc'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition '[abc'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition 'nodrive:x.json'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition -LiteralPath 'nodrive:x.json'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition 'NoProvider::x.json'", "NoSuchFile" },
        { "Import-CfWorkflowDefinition \"a`0b\"", "NoSuchFile" },
        { "Import-CfWorkflowDefinition -LiteralPath \"a`0b\"", "NoSuchFile" },
        { "Import-CfWorkflowDefinition ('x' * 5000)", "NoSuchFile" },
        { "Import-CfWorkflowDefinition .", "NotAFile" },
        { "Import-CfWorkflowDefinition -LiteralPath .", "NotAFile" },
        { "Import-CfWorkflowDefinition Env:PATH", "NotAFile" },
        { "Import-CfWorkflowDefinition wrangler.toml", "TomlNotSupported" },
        { "Import-CfWorkflowDefinition broken.json", "NotJson" },
        { "Import-CfWorkflowDefinition invalid.json", "InvalidConfiguration" },
        { "Import-CfWorkflowDefinition large.json", "FileTooLarge" },
        { "Import-CfWorkflowDefinition wrangler.jsonc -Environment test", "NoSuchEnvironment" },
        { "Import-CfWorkflowDefinition wrangler.jsonc -Environment $null", "ParameterArgumentTransformationError" },
        { "Import-CfWorkflowDefinition wrangler.jsonc -Environment $env:NOT_SET", "ParameterArgumentTransformationError" },
        { "Import-CfWorkflowDefinition ''", "ParameterArgumentValidationError" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Write("wrangler.jsonc", Shop);
        Write("[1].jsonc", """{"name":"other","workflows":[{"binding":"A","name":"other","class_name":"Other"}]}""");
        Write("wrangler.toml", "name = \"shop\"");
        Write("broken.json", "{\n  \"name\": shop\n}");
        Write("invalid.json", """{"name":"shop","workflows":[{"binding":"A","name":"a b","class_name":"X"}]}""");
        Write("large.json", "{\"name\":\"" + new string('x', 17 * 1024 * 1024) + "\"}");
        Shell.Set("folder", _folder.FullName);
        _ = Shell.Values("Set-Location -LiteralPath $folder");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Definitions_are_returned(string call, string expected)
    {
        ShellResult result = Shell.Run($$"""
            {{call}} | ForEach-Object { $_.Name, $_.ScriptName, ($_.Path -split '[\\/]')[-1] -join ' ' }
            """);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(expected, string.Join(", ", result.Values));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Files_that_can_not_be_used_are_errors(string call, string error)
    {
        ShellResult result = Shell.Run(call);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_error_has_the_file_as_target_and_the_position_in_its_text()
    {
        ShellResult result = Shell.Run("Import-CfWorkflowDefinition broken.json, wrangler.jsonc");

        Assert.Equal([Path.Combine(_folder.FullName, "broken.json")], result.Targets);
        Assert.Contains("line 2, column 11", result.Errors[0].ToString(), StringComparison.Ordinal);
        _ = Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("none.json", "", "none.json defines no workflows.")]
    [InlineData("wrangler.jsonc", "-Environment empty", "inherit")]
    [InlineData("references.json", "", "defines no workflows")]
    public void A_file_without_workflows_is_a_warning(string file, string parameters, string part)
    {
        Write("none.json", """{"name":"shop"}""");
        Write("references.json", """{"workflows":[{"binding":"B","name":"bills","class_name":"Bills","script_name":"billing"}]}""");

        ShellResult result = Shell.Run($"Import-CfWorkflowDefinition {file} {parameters}");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(result.Warnings, warning => warning.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_file_is_read()
    {
        string bindings = string.Join(",\n", Enumerable.Range(0, 40_000).Select(number =>
            $$"""{ "binding": "B{{number}}", "name": "w{{number}}", "class_name": "W", "schedules": ["{{new string('0', 180)}}"] }"""));
        Write("big.jsonc", $$"""{"name":"shop","workflows":[{{bindings}}]}""");

        Assert.InRange(new FileInfo(Path.Combine(_folder.FullName, "big.jsonc")).Length, 10_000_000, 16_000_000);
        Assert.Equal(40_000, Shell.Values("Import-CfWorkflowDefinition big.jsonc").Length);
    }

    [Fact]
    public void A_redirect_is_followed_with_a_warning()
    {
        Write(".wrangler/deploy/config.json", """{"configPath":"../../dist/wrangler.json"}""");
        Write("dist/wrangler.json", """{"name":"built","targetEnvironment":"live","workflows":[{"binding":"A","name":"b","class_name":"B"}]}""");

        ShellResult result = Shell.Run("Import-CfWorkflowDefinition wrangler.jsonc | ForEach-Object { $_.Name, $_.ScriptName, $_.Environment, $_.Path }");

        Assert.Equal(["b", "built", "live", Path.Combine(_folder.FullName, "dist", "wrangler.json")], result.Values);
        Assert.Contains("dist", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(["NoSuchEnvironment"], Shell.Run("Import-CfWorkflowDefinition wrangler.jsonc -Environment test").ErrorIds);
    }

    [Theory]
    [InlineData("{}", "InvalidConfiguration")]
    [InlineData("{", "NotJson")]
    [InlineData("""{"configPath":"nowhere.json"}""", "NoSuchFile")]
    [InlineData("""{"configPath":"../../wrangler.toml"}""", "TomlNotSupported")]
    public void A_broken_redirect_is_an_error(string redirect, string error)
    {
        Write(".wrangler/deploy/config.json", redirect);

        Assert.Equal([error], Shell.Run("Import-CfWorkflowDefinition wrangler.jsonc").ErrorIds);
    }

    protected override ValueTask OnDisposeAsync()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_ENV", null);
        _folder.Delete(recursive: true);
        return base.OnDisposeAsync();
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
