using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>JSON text from the user is sent unchanged, or it is rejected with the reason.</summary>
public sealed class RawJsonTests
{
    public static TheoryData<string> Valid { get; } =
        ["1", "null", "\"text\"", """{"a":[1,{"b":"\ud83e\udd50"}],"a":2}""", " [] ", Nested(1000)];

    public static TheoryData<string> Invalid { get; } =
    [
        "", "{", "[1,]", "{} {}", "{'a':1}", "// no", "NaN", "\"\\ud83d\"", """{"\ude00":1}""", Nested(1001),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_JSON_has_no_error(string text) => Assert.Null(Error(text));

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_JSON_has_an_error(string text) =>
        Assert.False(string.IsNullOrWhiteSpace(Error(text)));

    /// <summary>Not a row of the theory: the runner replaces half characters in its data.</summary>
    [Fact]
    public void A_half_character_has_an_error() => Assert.False(string.IsNullOrWhiteSpace(Error("\"\uD83D\"")));

    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """ {"b":[1,2],"a":1} """, true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", false)]
    [InlineData("1.0", "1.0", true)]
    [InlineData("null", "null", true)]
    public void The_order_of_properties_makes_no_difference(string one, string other, bool areEqual) =>
        Assert.Equal(areEqual, RawJson.DeepEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other)));

    [Fact]
    public void JSON_as_deep_as_a_payload_may_be_is_parsed_and_compared()
    {
        byte[] deep = Encoding.UTF8.GetBytes(Nested(1000));

        Assert.True(RawJson.DeepEquals(deep, deep));
        Assert.Equal(JsonValueKind.Array, RawJson.Parse(deep)!.Value.ValueKind);
        Assert.Equal(JsonValueKind.Array, RawJson.Parse(Nested(1000)).ValueKind);
    }

    [Theory]
    [InlineData("1 2")]
    [InlineData("{} x")]
    [InlineData("")]
    [InlineData("[")]
    public void Text_after_the_value_or_no_value_is_an_error(string text) =>
        Assert.ThrowsAny<JsonException>(() => RawJson.Parse(text));

    [Fact]
    public void No_text_gives_no_value() => Assert.Null(RawJson.Parse((byte[]?)null));

    private static string? Error(string text) => RawJson.FindError(text, Encoding.UTF8.GetBytes(text));

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
