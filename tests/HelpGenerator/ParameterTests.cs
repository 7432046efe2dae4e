using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

public sealed class ParameterTests(GardenHelp garden) : IClassFixture<GardenHelp>
{
    private readonly XElement _command = XDocument.Load(garden.HelpFile).Command("Get-Plant");

    [Fact]
    public void Each_parameter_set_is_a_syntax_line_with_the_default_first() =>
        Assert.Equal(["Bed Name Newest Light", "Bed Season Newest Light"], _command.Syntax());

    [Fact]
    public void Inherited_parameters_use_the_comments_of_their_declaration()
    {
        XElement bed = _command.Parameter("Bed");

        Assert.Equal("true", bed.Is("required"));
        Assert.Equal("0", bed.Is("position"));
        Assert.Equal("True (ByPropertyName)", bed.Is("pipelineInput"));
        Assert.Equal("BedName, Patch", bed.Is("aliases"));
        Assert.Equal(["The bed to work on."], bed.Paragraphs("description"));
    }

    [Fact]
    public void Wildcards_arrays_and_remarks_show()
    {
        XElement name = _command.Parameter("Name");

        Assert.Equal("true", name.Is("globbing"));
        Assert.Equal("true", name.Is("variableLength"));
        Assert.Equal("True (ByValue)", name.Is("pipelineInput"));
        Assert.Equal("String[]", name.One("parameterValue").Value);
        Assert.Equal(["The names to look for.", "Wildcards are allowed."], name.Paragraphs("description"));
    }

    [Fact]
    public void A_parameter_that_is_mandatory_in_one_set_is_mandatory_there()
    {
        XElement season = _command.All("syntaxItem").Last().All("parameter")
            .Single(parameter => parameter.One("name").Value == "Season");

        Assert.Equal("true", season.Is("required"));
        Assert.Equal("named", season.Is("position"));
    }

    [Fact]
    public void Valid_values_are_listed_for_sets_and_enums()
    {
        Assert.Contains("Accepted values: spring, autumn.", _command.Parameter("Season").Paragraphs("description"));
        Assert.Contains("Accepted values: Sun, Shade.", _command.Parameter("Light").Paragraphs("description"));
    }

    [Fact]
    public void A_default_comes_from_the_value_element()
    {
        Assert.Equal("100", _command.Parameter("Newest").One("defaultValue").Value);
        Assert.Equal("Int32", _command.Parameter("Newest").One("parameterValue").Value);
        Assert.Equal("None", _command.Parameter("Bed").One("defaultValue").Value);
    }

    [Fact]
    public void Switches_have_no_value_in_the_syntax()
    {
        XElement remove = XDocument.Load(garden.HelpFile).Command("Remove-Plant");

        Assert.Equal(["Bed Force Confirm WhatIf"], remove.Syntax());
        Assert.Equal(["String"], remove.One("syntax").All("parameterValue").Select(value => value.Value));
        Assert.Equal("False", remove.Parameter("Force").One("defaultValue").Value);
        Assert.Equal("wi", remove.Parameter("WhatIf").Is("aliases"));
    }
}
