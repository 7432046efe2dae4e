using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

public sealed class HelpFileTests(GardenHelp garden) : IClassFixture<GardenHelp>
{
    private readonly XDocument _help = XDocument.Load(garden.HelpFile);

    [Fact]
    public void Commands_are_sorted_by_name() => Assert.Equal(
        ["Get-Plant", "Remove-Plant"], _help.All("command").Select(command => command.One("name").Value));

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        byte[] first = File.ReadAllBytes(garden.HelpFile);
        _ = garden.Generate();

        Assert.Equal(first, File.ReadAllBytes(garden.HelpFile));
        Assert.Equal((byte)'<', first[0]);
        Assert.DoesNotContain((byte)'\r', first);
    }

    [Fact]
    public void Remarks_become_paragraphs_with_command_and_parameter_names() => Assert.Equal(
        [
            "Plants come in the order in which they were planted, oldest first; see Remove-Plant and -Bed.",
            "What Bed says is where a plant grows:",
            "- north: behind the house\n- anywhere else",
            "Nothing is $null here, not even 0.",
        ],
        _help.Command("Get-Plant").Elements().Single(part => part.Name.LocalName == "description").All("para")
            .Select(paragraph => paragraph.Value));

    [Fact]
    public void A_command_without_remarks_is_described_by_its_summary() => Assert.Equal(
        "Digs a plant out.",
        _help.Command("Remove-Plant").Elements().Single(part => part.Name.LocalName == "description").Value);

    [Fact]
    public void Examples_keep_their_lines_and_are_numbered()
    {
        XElement[] examples = [.. _help.Command("Get-Plant").All("example")];

        Assert.Equal("---------- Example 1: All of a bed ----------", examples[0].One("title").Value);
        Assert.Equal("Get-Plant north", examples[0].One("code").Value);
        Assert.Equal(["Lists the plants of the bed north.", ""], examples[0].Paragraphs("remarks"));
        Assert.Equal("---------- Example 2 ----------", examples[1].One("title").Value);
        Assert.Equal("Get-Plant north -Name r* |\n    Remove-Plant", examples[1].One("code").Value);
        Assert.Equal(["Removes those whose names begin with r.", ""], examples[1].Paragraphs("remarks"));
    }

    [Fact]
    public void Inputs_and_outputs_have_full_type_names()
    {
        XElement command = _help.Command("Get-Plant");

        Assert.Equal(
            ["System.String", "System.String[]"], command.All("inputType").Select(input => input.One("name").Value));
        Assert.Equal(["-Bed, by property name."], command.One("inputType").Paragraphs("description"));
        Assert.Equal("Garden.Plant", command.One("returnValue").One("name").Value);
        Assert.Equal(["A plant and where it grows."], command.One("returnValue").Paragraphs("description"));
        Assert.Equal("None", _help.Command("Remove-Plant").One("returnValue").One("name").Value);
    }

    [Fact]
    public void The_first_link_is_the_page_of_the_command_and_only_it_has_a_URI()
    {
        XElement[] links = [.. _help.Command("Get-Plant").All("navigationLink")];

        Assert.Equal(
            ["Online version:", "Remove-Plant", "The art of gardening: https://example.org/garden"],
            links.Select(link => link.One("linkText").Value));
        Assert.Equal(["https://example.org/pages/Get-Plant.md", "", ""], links.Select(link => link.One("uri").Value));
        Assert.True(File.Exists(Path.Combine(garden.PageFolder, "Get-Plant.md")));
    }
}
