using System.Text;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Params are changed by a JSON merge patch. The cases are those of RFC 7396, appendix A, with an object as
/// target and patch.</summary>
public sealed class JsonMergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData(null, """{"a":1,"b":null}""", """{"a":1}""")]
    [InlineData("null", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"a":1}""", "{}", """{"a":1}""")]
    [InlineData("""{"a":1.10,"b":12345678901234567890,"c":"ü<"}""", """{"d":1}""", """{"a":1.10,"b":12345678901234567890,"c":"ü<","d":1}""")]
    public void Objects_are_merged_and_null_removes(string? target, string patch, string expected) =>
        Assert.Equal(expected, Apply(target, patch));

    [Theory]
    [InlineData("""["a"]""", """{"a":1}""", "$")]
    [InlineData("\"text\"", """{"a":1}""", "$")]
    [InlineData("""{"a":1}""", """["a"]""", "$")]
    [InlineData("""{"a":1}""", "1", "$")]
    [InlineData("""{"region":1}""", """{"Region":2}""", "$.Region")]
    [InlineData("""{"a":{"region":1}}""", """{"a":{"REGION":null}}""", "$.a.REGION")]
    public void What_does_not_fit_is_refused(string target, string patch, string path) =>
        Assert.Equal(path, Assert.Throws<UnsupportedJsonValueException>(() => Apply(target, patch)).Path);

    [Fact]
    public void Names_that_differ_by_case_can_both_be_changed() =>
        Assert.Equal("""{"a":3,"A":4}""", Apply("""{"a":1,"A":2}""", """{"a":3,"A":4}"""));

    private static string Apply(string? target, string patch) => Encoding.UTF8.GetString(
        JsonMergePatch.Apply(target is null ? null : Encoding.UTF8.GetBytes(target), Encoding.UTF8.GetBytes(patch)));
}
