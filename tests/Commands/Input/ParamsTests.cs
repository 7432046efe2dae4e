using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>The JSON that is sent for given params.</summary>
public sealed class ParamsTests : ConnectedTest
{
    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Theory]
    [InlineData("-Params @{ a = 1 }", """{"a":1}""")]
    [InlineData("-Params ([ordered]@{ b = 1; a = @(1, 'x', $null, $true) })", """{"b":1,"a":[1,"x",null,true]}""")]
    [InlineData("-Params ([pscustomobject]@{ a = [pscustomobject]@{ b = @{ c = @{ d = @{ e = 5 } } } } })", """{"a":{"b":{"c":{"d":{"e":5}}}}}""")]
    [InlineData("-Params @()", "[]")]
    [InlineData("-Params 1, 2", "[1,2]")]
    [InlineData("-Params @(, @(1))", "[[1]]")]
    [InlineData("-Params text", "\"text\"")]
    [InlineData("-Params $false", "false")]
    [InlineData("-Params 1.5", "1.5")]
    [InlineData("-Params 9007199254740993", "9007199254740993")]
    [InlineData("-Params ([datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc))", "\"2026-01-02T03:04:05.0000000Z\"")]
    [InlineData("-Params ([guid]::Empty)", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("-Params @{ a = [DayOfWeek]::Monday }", """{"a":"Monday"}""")]
    [InlineData("-Params ('text' | Add-Note)", "\"text\"")]
    [InlineData("-ParamsJson ' { \"a\" : [ 1 , 2.50 ] } '", """{"a":[1,2.50]}""")]
    [InlineData("-ParamsJson null", "null")]
    [InlineData("", null)]
    public void Params_are_sent_as_the_equivalent_JSON(string arguments, string? json)
    {
        _ = Shell.Values($$"""
            function Add-Note { process { $_.psobject.Properties.Add([psnoteproperty]::new('PSPath', 'x')); $_ } }
            $null = New-CfWorkflowInstance w {{arguments}}
            """);

        JsonObject body = JsonNode.Parse(Server.Requests.Single().Body)!.AsObject();
        Assert.Equal(json is null ? 1 : 2, body.Count);
        Assert.Equal(json is null or "null" ? null : JsonNode.Parse(json)!.ToJsonString(), body["params"]?.ToJsonString());
    }

    [Theory]
    [InlineData("-SuccessRetention '7 days'", """{"success_retention":"7 days"}""")]
    [InlineData("-ErrorRetention 1.00:00:00", """{"error_retention":86400000}""")]
    [InlineData("-SuccessRetention ([timespan]::FromSeconds(1.5)) -ErrorRetention '1 hour'", """{"success_retention":1500,"error_retention":"1 hour"}""")]
    public void A_retention_is_a_TimeSpan_or_a_duration_phrase(string arguments, string json)
    {
        _ = Shell.Values($"New-CfWorkflowInstance w {arguments}");

        Assert.Equal(json, JsonNode.Parse(Server.Requests.Single().Body)!["instance_retention"]!.ToJsonString());
    }

    [Fact]
    public void A_location_is_sent_in_the_services_spelling()
    {
        _ = Shell.Values("New-CfWorkflowInstance w -LocationHint WEUR");

        Assert.Equal("weur", (string?)JsonNode.Parse(Server.Requests.Single().Body)!["location_hint"]);
    }

    [Theory]
    [InlineData("'{\"a\":1}'", 1)]
    [InlineData("'[1]'", 1)]
    [InlineData("'text'", 0)]
    [InlineData("@{ a = '{}' }", 0)]
    public void Text_that_looks_like_JSON_gives_a_warning(string value, int warnings) =>
        Assert.Equal(warnings, Shell.Run($"New-CfWorkflowInstance w -Params {value}").Warnings.Count);

    [Fact]
    public void Object_properties_describe_instances()
    {
        object?[] ids = Shell.Values("""
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = "i-$_"; Params = @{ n = $_ } } }
            ($rows | New-CfWorkflowInstance).Id
            """);

        Assert.Equal(["i-1", "i-2", "i-3"], ids);
        Assert.Equal(
            ["""{"n":1}""", """{"n":2}""", """{"n":3}"""],
            ids.Select(id => Server.Account.FindInstance("w", (string)id!)!.Params));
    }

    [Fact]
    public void Params_are_limited_to_one_megabyte()
    {
        _ = Shell.Values("New-CfWorkflowInstance w -Params ('x' * (1MB - 2))");

        Assert.Equal(["POST w/instances *"], Sent);
    }
}
