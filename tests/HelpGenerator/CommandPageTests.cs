using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

/// <summary>The Markdown pages.</summary>
public sealed partial class CommandPageTests(GardenHelp garden) : IClassFixture<GardenHelp>
{
    private readonly string _page = garden.Page("Get-Plant.md");

    [Fact]
    public void There_is_a_page_for_each_command_and_an_index()
    {
        Assert.Equal(["Get-Plant.md", "README.md", "Remove-Plant.md"], Files());
        Assert.Contains("| [Get-Plant](Get-Plant.md) | Lists the plants of a bed. |", garden.Page("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_and_a_page_of_no_command_goes()
    {
        File.WriteAllText(Path.Combine(garden.PageFolder, "Move-Plant.md"), "# Move-Plant");
        _ = garden.Generate();

        Assert.Equal(_page, garden.Page("Get-Plant.md"));
        Assert.DoesNotContain('\r', _page);
        Assert.Equal(["Get-Plant.md", "README.md", "Remove-Plant.md"], Files());
    }

    [Fact]
    public void A_page_has_the_sections_of_the_help() => Assert.Equal(
        ["Syntax", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Related links"],
        Headings(2));

    [Fact]
    public void A_page_has_each_parameter_set_example_and_parameter() => Assert.Equal(
        [
            "Name (default)", "Season", "Example 1: All of a bed", "Example 2",
            "-Bed", "-Light", "-Name", "-Newest", "-Season", "System.String", "System.String[]", "Garden.Plant",
        ],
        Headings(3));

    [Theory]
    [InlineData("Plants come in the order in which they were planted, oldest first; see Remove-Plant and -Bed.")]
    [InlineData("- north: behind the house\n- anywhere else")]
    [InlineData("```powershell\nGet-Plant north -Name r* |\n    Remove-Plant\n```\n\nRemoves those whose names begin with r.")]
    [InlineData("Accepted values: spring, autumn.")]
    [InlineData("- [Remove-Plant](Remove-Plant.md)\n- [The art of gardening](https://example.org/garden)")]
    [InlineData("| Type | `String[]` |\n| Parameter sets | Name |\n| Required | False |\n| Position | 1 |\n"
        + "| Default value | None |\n| Accepts pipeline input | True (ByValue) |\n| Accepts wildcards | True |")]
    [InlineData("| Aliases | BedName, Patch |\n| Required | True |\n| Position | 0 |")]
    public void A_page_says(string text) => Assert.Contains($"\n{text}\n", _page, StringComparison.Ordinal);

    [Fact]
    public void Text_shows_as_it_was_written()
    {
        using GardenHelp other = new();
        other.Comments.Descendants("summary").Single(summary => summary.Value == "How many to list at most.").Value =
            "Takes a*b*c, $_.Id, __x__, snake_case, <b>, [a](b) and `c`.";
        _ = other.Generate();

        Assert.Contains(
            @"Takes a\*b\*c, $\_.Id, \__x_\_, snake_case, \<b>, \[a\](b) and \`c\`.", other.Page("Get-Plant.md"), StringComparison.Ordinal);
    }

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(garden.PageFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private IEnumerable<string> Headings(int level) => Heading().Matches(_page)
        .Where(match => match.Groups[1].Length == level)
        .Select(match => match.Groups[2].Value);

    [GeneratedRegex("^(#+) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
