using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Surface;

/// <summary>Get-Help documents everything.</summary>
public sealed class HelpTests(Shell shell) : IClassFixture<Shell>
{
    private const string File = "en-US/CloudflareWorkflows.dll-Help.xml";

    public static TheoryData<string> Commands => [.. AllCommands.Names];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Synopsis_description_examples_and_links_are_there(string name)
    {
        object?[] counts = shell.Values($$"""
            $help = Get-Help {{name}} -Full
            $help.Synopsis.Trim().Length
            (-join $help.Description.Text).Length
            @($help.examples.example | Where-Object { $_.code -and $_.remarks.Text }).Count
            @($help.relatedLinks.navigationLink.linkText; $help.Description.Text -like 'See also:*').Count
            """);

        Assert.All(counts, count => Assert.NotEqual(0, count));
        Assert.Equal(4, counts.Length);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_synopsis_is_text_not_generated_syntax(string name)
    {
        string synopsis = (string)shell.Values($"(Get-Help {name}).Synopsis").Single()!;

        Assert.DoesNotContain(name, synopsis, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", synopsis.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_parameter_is_described(string name)
    {
        string[] parameters =
        [
            .. AllCommands.Find(shell, name).Parameters.Keys
                .Except(Cmdlet.CommonParameters).Except(Cmdlet.OptionalCommonParameters),
        ];
        shell.Set("parameters", parameters);

        object?[] undescribed = shell.Values($$"""
            $parameters | Where-Object { -not (Get-Help {{name}} -Parameter $_).Description.Text }
            """);

        Assert.Empty(undescribed);
    }

    [Fact]
    public void The_committed_help_matches_the_comments() => Assert.Equal(
        System.IO.File.ReadAllText(Path.Combine(BuildPaths.Staged, File)),
        System.IO.File.ReadAllText(Path.Combine(BuildPaths.Repository, File)));

    [Fact]
    public void The_committed_pages_match_the_comments()
    {
        Dictionary<string, string> generated = Pages("out/commands");

        Assert.Equal(
            [.. AllCommands.Names.Append("README").Select(name => $"{name}.md").Order(StringComparer.Ordinal)],
            generated.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(generated, Pages("docs/commands"));
    }

    private static Dictionary<string, string> Pages(string folder) => Directory
        .EnumerateFiles(Path.Combine(BuildPaths.Repository, folder))
        .ToDictionary(file => Path.GetFileName(file), System.IO.File.ReadAllText);
}
