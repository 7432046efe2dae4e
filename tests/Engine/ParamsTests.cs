using System;
using System.Globalization;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Values round-trip through the engine. `echo` returns its params as its output.</summary>
public sealed class ParamsTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Hashtables_nest()
    {
        object?[] values = Echo(
            "@{ order = @{ id = 'A-1'; lines = @(@{ sku = 'x'; count = 2 }, @{ sku = 'y'; count = 3 }) } }",
            "$_.order.id; $_.order.lines.Count; $_.order.lines[1].sku; $_.order.lines[1].count");

        Assert.Equal(["A-1", 2, "y", 3L], values);
    }

    [Fact]
    public void Ordered_dictionaries_keep_their_order()
    {
        object?[] names = Echo("[ordered]@{ zulu = 1; alpha = 2; mike = 3 }", "$_.psobject.Properties.Name");

        Assert.Equal(["zulu", "alpha", "mike"], names);
    }

    [Fact]
    public void Single_item_and_empty_arrays_stay_arrays()
    {
        object?[] values = Echo(
            "@{ one = @(7); none = @(); nested = @(, @(1, 2)) }",
            "$_.one -is [array]; $_.one[0]; $_.none -is [array]; $_.none.Count; $_.nested.Count; $_.nested[0].Count");

        Assert.Equal([true, 7L, true, 0, 1, 2], values);
    }

    [Fact]
    public void Numbers_keep_their_kind()
    {
        object?[] values = Echo(
            "@{ int = 42; large = 9007199254740991; negative = -1; half = 0.5; decimal = 12.25d; exponent = 1e300 }",
            "$_.int; $_.large; $_.negative; $_.half; $_.decimal; $_.exponent");

        Assert.Equal([42L, 9007199254740991L, -1L, 0.5, 12.25, 1e300], values);
    }

    [Fact]
    public void Booleans_and_null_are_kept()
    {
        object?[] values = Echo(
            "@{ yes = $true; no = $false; nothing = $null; empty = '' }",
            "$_.yes; $_.no; $null -eq $_.nothing; $_.psobject.Properties.Match('nothing').Count; $_.empty");

        Assert.Equal([true, false, true, 1, ""], values);
    }

    [Fact]
    public void A_date_is_returned_as_the_same_instant()
    {
        object?[] values = Echo(
            """
            @{
                utc = [datetime]::new(2026, 2, 3, 4, 5, 6, 0, 0, 'Utc')
                offset = [datetimeoffset]'2026-02-03T04:05:06.789+05:30'
            }
            """,
            "$_.utc; $_.offset");

        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), Moment(values[0]));
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, new TimeSpan(5, 30, 0)), Moment(values[1]));
    }

    [Theory]
    [InlineData("Příliš žluťoučký kůň")]
    [InlineData("日本語 / עברית / العربية")]
    [InlineData("😀 👩‍👩‍👧")]
    [InlineData("\"quoted\" \\ back\\slash <tag> & 100 %")]
    [InlineData("line\r\nfeed\ttab")]
    public void Text_is_kept(string text)
    {
        string literal = text.Replace("'", "''", StringComparison.Ordinal);

        Assert.Equal([text], Echo($"@{{ text = '{literal}' }}", "$_.text"));
        Assert.Equal([text], Echo($"@{{ '{literal}' = 1 }}", "$_.psobject.Properties.Name"));
    }

    [Fact]
    public void Deep_nesting_is_supported()
    {
        object?[] values = Echo(
            "$($nest = 'bottom'; 1..100 | ForEach-Object { $nest = @{ inner = $nest } }; $nest)",
            "$at = $_; while ($at -isnot [string]) { $at = $at.inner }; $at");

        Assert.Equal(["bottom"], values);
    }

    [Theory]
    [InlineData("@(1, 'two', $true)", "$_.Count; $_[1]", new object[] { 3, "two" })]
    [InlineData("5", "$_", new object[] { 5L })]
    [InlineData("'plain text'", "$_", new object[] { "plain text" })]
    [InlineData("$false", "$_", new object[] { false })]
    public void Params_need_not_be_an_object(string parameters, string read, object[] expected)
    {
        Assert.Equal(expected, Echo(parameters, read));
    }

    [Fact]
    public void Large_params_are_kept()
    {
        Assert.Equal([500_000], Echo("@{ text = 'ž' * 500000 }", "$_.text.Length"));
    }

    [Fact]
    public void Params_are_returned_as_given()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance echo -Id {{NewId()}} -Params @{ a = 1 } | Get-CfWorkflowInstance |
                ForEach-Object { $_.Params.a }
            """);

        Assert.Equal([1L], values);
    }

    /// <summary>Runs `echo` with the params of an expression, and evaluates a script with the output as `$_`.</summary>
    private object?[] Echo(string parameters, string read) => Shell.Values($$"""
        $detail = New-CfWorkflowInstance echo -Id {{NewId()}} -Params ({{parameters}}) |
            Wait-CfWorkflowInstance -Detail
        , $detail.Output | ForEach-Object { {{read}} }
        """);

    private static DateTimeOffset Moment(object? value) =>
        DateTimeOffset.Parse(Assert.IsType<string>(value), CultureInfo.InvariantCulture);
}
