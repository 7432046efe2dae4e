using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

public sealed class CompletenessTests : IDisposable
{
    private readonly GardenHelp _garden = new();

    public void Dispose() => _garden.Dispose();

    [Fact]
    public void Complete_comments_have_no_problems() => Assert.Empty(_garden.Problems);

    [Fact]
    public void Incomplete_comments_give_no_help_file()
    {
        File.Delete(_garden.HelpFile);
        Member("T:Garden.RemovePlantCommand").Remove();
        _ = _garden.Generate();

        Assert.False(File.Exists(_garden.HelpFile));
    }

    [Fact]
    public void A_command_needs_a_summary_and_an_example()
    {
        Member("T:Garden.RemovePlantCommand").Remove();

        Assert.Equal(
            ["HELP001: Remove-Plant has no <summary>.", "HELP003: Remove-Plant has no <example>."], _garden.Generate());
    }

    [Fact]
    public void A_parameter_needs_a_summary()
    {
        Member("P:Garden.RemovePlantCommand.Force").Element("summary")!.Value = " ";

        Assert.Equal(["HELP002: Remove-Plant -Force has no <summary>."], _garden.Generate());
    }

    [Theory]
    [InlineData("code")]
    [InlineData("para")]
    public void An_example_needs_code_and_an_explanation(string element)
    {
        Member("T:Garden.RemovePlantCommand").Descendants(element).Remove();

        Assert.Equal(
            ["HELP003: Remove-Plant has an <example> without its <code> or its explanation."], _garden.Generate());
    }

    [Fact]
    public void An_output_needs_a_summary()
    {
        Member("T:Garden.Plant").Remove();

        Assert.Equal(["HELP004: Get-Plant emits Garden.Plant, which has no <summary>."], _garden.Generate());
    }

    private XElement Member(string id) =>
        _garden.Comments.Descendants("member").Single(member => (string?)member.Attribute("name") == id);
}
