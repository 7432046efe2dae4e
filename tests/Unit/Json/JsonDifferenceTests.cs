using System.Linq;
using System.Threading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Where two values from JSON differ, and which value is incomplete.</summary>
public sealed class JsonDifferenceTests
{
    private static Gen<string> AnyJson { get; } = Value(3);

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "")]
    [InlineData("""{"a":12345678901234567890}""", """{"a":1.2345678901234567e19}""", "")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "")]
    [InlineData("{}", "null", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a: Changed")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "$.a: Changed")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""", "$.a: Changed")]
    [InlineData("""{"a":1}""", """{"A":1}""", "$.a: Missing, $.A: Extra")]
    [InlineData("""{"items":[{"sku":"a"},{"sku":"b"}]}""", """{"items":[{"sku":"a"},{"sku":"c"},{"sku":"d"}]}""",
        "$.items[1].sku: Changed, $.items[2]: Extra")]
    [InlineData("""{"a":{"b":null}}""", """{"a":{}}""", "$.a.b: Missing")]
    [InlineData("""{"a":null}""", """{"a":{}}""", "$.a: Changed")]
    [InlineData("""{"a":[]}""", """{"a":{}}""", "$.a: Changed")]
    [InlineData("""{"a":[1]}""", """{"a":1}""", "$.a: Changed")]
    [InlineData("""[1,2]""", """[2]""", "$[0]: Changed, $[1]: Missing")]
    [InlineData("""{"a b":1,"it's":1,"1st":1,"":1}""", "{}", "$['a b']: Missing, $['it\\'s']: Missing, $['1st']: Missing, $['']: Missing")]
    [InlineData("\"a\"", "null", "$: Changed")]
    [InlineData("""{"a":1,"A":2}""", """{"a":1,"A":3}""", "$.A: Changed")]
    public void Differences_have_a_path(string reference, string difference, string expected) =>
        Assert.Equal(expected, string.Join(", ", Find(reference, difference).Select(one => one.ToString())));

    [Fact]
    public void Both_values_are_told()
    {
        WorkflowValueDifference found = Find("""{"a":1}""", """{"a":"b"}""").Single();

        Assert.Equal((1L, "b"), (found.Reference, found.Difference));
    }

    [Fact]
    public void Any_value_equals_itself() => AnyJson.SampleSeeded(json => Assert.Empty(Find(json, json)), iter: 500);

    [Fact]
    public void The_other_way_round_the_same_places_differ() => Gen.Select(AnyJson, AnyJson).SampleSeeded(
        pair => Assert.Equal(
            Find(pair.Item1, pair.Item2).Select(one => (one.Path, one.Kind)).Order(),
            Find(pair.Item2, pair.Item1).Select(one => (one.Path, one.Kind switch
            {
                "Missing" => "Extra",
                "Extra" => "Missing",
                _ => one.Kind,
            })).Order()),
        iter: 500);

    [Theory]
    [InlineData("""{"a":1}""", null)]
    [InlineData("null", null)]
    [InlineData("\"text\"", null)]
    [InlineData("""["a",{"b":"[REDACTED] by me"}]""", null)]
    [InlineData("\"{\\\"a\\\":1}\"", null)]
    [InlineData("\"[REDACTED]\"", "$")]
    [InlineData("""{"card":{"number":"[REDACTED]"}}""", "$.card.number")]
    [InlineData("""["a",["[REDACTED]"]]""", "$[1][0]")]
    [InlineData("\"{\\\"a\\\":[1,2\"", "$")]
    [InlineData("\"[{\\\"a\\\":\\\"b\"", "$")]
    public void A_truncated_or_hidden_value_is_incomplete(string json, string? path) =>
        Assert.Equal(path, IncompleteJson.Find(Parse(json)));

    private static Gen<string> Value(int depth) => depth == 0
        ? Among("1", "2", "1.5", "true", "null", "\"x\"", "\"\"", "{}", "[]")
        : Gen.OneOf(
            Value(0),
            Value(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Among("a", "b", "c d").HashSet[0, 3], Value(depth - 1).Array[3], (names, values) =>
                $"{{{string.Join(',', names.Select((name, index) => $"\"{name}\":{values[index]}"))}}}"));

    private static WorkflowValueDifference[] Find(string reference, string difference) =>
        JsonDifference.Find(Parse(reference), Parse(difference));

    private static object? Parse(string json) => JsonToObject.Convert(RawJson.Parse(json), CancellationToken.None);

    private static Gen<string> Among(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
