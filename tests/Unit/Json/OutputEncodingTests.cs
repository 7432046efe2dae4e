using System.Management.Automation;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The cloud sends outputs as JSON in a string. The local engine sends them as JSON.</summary>
public sealed class OutputEncodingTests
{
    [Theory]
    [InlineData("\"\\\"text\\\"\"", "text")]
    [InlineData("\"5\"", 5L)]
    [InlineData("\"null\"", null)]
    [InlineData("5", 5L)]
    [InlineData("1.5", 1.5)]
    [InlineData("null", null)]
    [InlineData("\"{\\\"rows\\\":[1,2\"", "{\"rows\":[1,2")]
    [InlineData("\"[REDACTED]\"", "[REDACTED]")]
    [InlineData("\"plain words\"", "plain words")]
    [InlineData("\"\"", null)]
    [InlineData("\"\\\"\\\"\"", "")]
    public void An_encoded_output_is_decoded_if_it_is_JSON(string output, object? value) =>
        Assert.Equal(value, Read(OutputEncoding.JsonString, RawJson.Parse(output)));

    [Theory]
    [InlineData("\"5\"", "5")]
    [InlineData("\"{}\"", "{}")]
    [InlineData("5", 5L)]
    [InlineData("null", null)]
    public void A_native_output_is_unchanged(string output, object? value) =>
        Assert.Equal(value, Read(OutputEncoding.Native, RawJson.Parse(output)));

    [Fact]
    public void Both_forms_become_objects()
    {
        PSObject encoded = (PSObject)Read(OutputEncoding.JsonString, RawJson.Parse("""  "{\"rows\":3}"  """))!;
        PSObject native = (PSObject)Read(OutputEncoding.Native, RawJson.Parse("""{"rows":3}"""))!;

        Assert.Equal(3L, encoded.Properties["rows"].Value);
        Assert.Equal(3L, native.Properties["rows"].Value);
    }

    [Fact]
    public void A_missing_output_is_null()
    {
        Assert.Null(Read(OutputEncoding.JsonString, default));
        Assert.Null(Read(OutputEncoding.Native, default));
    }

    private static object? Read(OutputEncoding encoding, JsonElement output) =>
        new WorkflowStep { Output = encoding.Read(output) }.Output;
}
