using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Xunit;

namespace CloudflareWorkflows.HelpGenerator.Tests;

/// <summary>How PowerShell displays the help.</summary>
public sealed class GetHelpTests : IClassFixture<GardenHelp>, IDisposable
{
    private readonly PowerShell _shell;

    public GetHelpTests(GardenHelp garden)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(garden.ModulePath);
        _shell = PowerShell.Create(state);
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("(Get-Help Get-Plant).Synopsis", "Lists the plants of a bed.")]
    [InlineData("(Get-Help Get-Plant).description[1].Text", "What Bed says is where a plant grows:")]
    [InlineData("(Get-Help Get-Plant -Parameter Bed).description.Text", "The bed to work on.")]
    [InlineData("(Get-Help Get-Plant -Parameter Name).pipelineInput", "True (ByValue)")]
    [InlineData("(Get-Help Get-Plant -Parameter Newest).defaultValue", "100")]
    [InlineData("(Get-Help Remove-Plant -Parameter WhatIf).aliases", "wi")]
    [InlineData("(Get-Help Get-Plant).examples.example[0].code", "Get-Plant north")]
    [InlineData("(Get-Help Get-Plant).examples.example[0].remarks[0].Text", "Lists the plants of the bed north.")]
    [InlineData("(Get-Help Get-Plant).relatedLinks.navigationLink[0].uri", "https://example.org/pages/Get-Plant.md")]
    [InlineData("(Get-Help Get-Plant).relatedLinks.navigationLink[1].linkText", "Remove-Plant")]
    [InlineData("(Get-Help Get-Plant).relatedLinks.navigationLink[2].linkText", "The art of gardening: https://example.org/garden")]
    [InlineData("(Get-Help Get-Plant).returnValues.returnValue.type.name", "Garden.Plant")]
    [InlineData("(Get-Help Get-Plant).syntax.syntaxItem.Count", "2")]
    public void Get_Help_shows(string script, string expected)
    {
        PSObject shown = Assert.Single(_shell.AddScript(script).Invoke());

        Assert.Empty(_shell.Streams.Error);
        Assert.Equal(expected, shown.ToString().Trim());
    }

    [Fact]
    public void Get_Command_and_the_help_have_the_same_parameters()
    {
        string[] declared = Names("(Get-Command Remove-Plant).Parameters.Keys");
        string[] described = Names("(Get-Help Remove-Plant).parameters.parameter.name");

        Assert.Equal(declared.Except([.. Cmdlet.CommonParameters]).Order(), described);
    }

    private string[] Names(string script)
    {
        _shell.Commands.Clear();
        return [.. _shell.AddScript(script).Invoke().Select(name => name.ToString())];
    }
}
