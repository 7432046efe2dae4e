using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Threading;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class JsonToObjectTests
{
    public static TheoryData<string, object?> Scalars { get; } = new()
    {
        { "null", null },
        { "true", true },
        { "false", false },
        { "\"text\"", "text" },
        { "\"2026-08-02T10:00:00Z\"", "2026-08-02T10:00:00Z" },
        { "0", 0L },
        { "-9223372036854775808", long.MinValue },
        { "9223372036854775808", new BigInteger(9223372036854775808) },
        { "1000000000000000000000000000000", BigInteger.Pow(10, 30) },
        { "1.5", 1.5 },
        { "1.0", 1.0 },
        { "1e3", 1000.0 },
        { "1E-7", 1E-7 },
        { "-0", 0L },
        { "1e400", "1e400" },
        { "-1E+400", "-1E+400" },
        { $"-1{new string('0', 999)}", -BigInteger.Pow(10, 999) },
        { $"1{new string('0', 1000)}", $"1{new string('0', 1000)}" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Tokens_become_PowerShell_values(string json, object? value) =>
        Assert.Equal(value, Read(json));

    [Fact]
    public void Objects_keep_member_order()
    {
        PSObject read = Assert.IsType<PSObject>(Read("""{"z":1,"a":{"b":[1,"x",null,{"c":true}]},"Length":5}"""));

        Assert.Equal(["z", "a", "Length"], read.Properties.Select(property => property.Name));
        object?[] list = (object?[])((PSObject)read.Properties["a"].Value).Properties["b"].Value;
        Assert.Equal([1L, "x", null], list[..3]);
        Assert.Equal(true, ((PSObject)list[3]!).Properties["c"].Value);
        Assert.Equal(5L, read.Properties["Length"].Value);
    }

    [Theory]
    [InlineData("""{"Id":1,"id":2}""", "Id=1 id=2")]
    [InlineData("""{"":1,"a":2}""", "=1 a=2")]
    [InlineData("""{"a":1,"a":2}""", "a=2")]
    [InlineData("""{"psobject":1}""", "psobject=1")]
    [InlineData("""{"PSTypeNames":1}""", "PSTypeNames=1")]
    [InlineData("""{"psbase":1}""", "psbase=1")]
    [InlineData("""{"psadapted":1}""", "psadapted=1")]
    [InlineData("""{"psextended":1}""", "psextended=1")]
    public void Objects_with_unsupported_member_names_become_dictionaries(string json, string members)
    {
        OrderedDictionary read = Assert.IsType<OrderedDictionary>(Read(json));

        Assert.Equal(members, string.Join(' ', read.Cast<DictionaryEntry>().Select(
            entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}={entry.Value}"))));
    }

    [Theory]
    [InlineData("""{"a":[1,2,{"b":null}],"c":"ü","d":1.5,"e":12345678901234567890}""")]
    [InlineData("""{"Id":1,"id":2}""")]
    [InlineData("""[]""")]
    [InlineData("""[[],{}]""")]
    public void Values_round_trip(string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(ObjectToJson.Convert(Read(json))));

    [Fact]
    public void Depth_is_not_limited()
    {
        string json = string.Concat(Enumerable.Repeat("{\"a\":[", 400)) + "1"
            + string.Concat(Enumerable.Repeat("]}", 400));

        Assert.Equal(json, Encoding.UTF8.GetString(ObjectToJson.Convert(Read(json))));
    }

    [Theory]
    [InlineData("\"cut \\ud83d\"", "cut \uFFFD")]
    [InlineData("\"cut \\uD83D\"", "cut \uFFFD")]
    [InlineData("\"whole \\uD83D\\uDE00\"", "whole \U0001F600")]
    [InlineData("\"a\\n\\ud83d\"", "a\n\uFFFD")]
    [InlineData("\"\\ude00\\\\ud83d\\ud83d\\ude00\"", "\uFFFD\\ud83d\U0001F600")]
    public void Text_truncated_inside_a_character_is_read(string json, string text) =>
        Assert.Equal(text, Read(json));

    [Theory]
    [InlineData("""{"cut \ud83d":1}""", "cut \uFFFD")]
    [InlineData("""{"\ud83d\ude00":1}""", "\U0001F600")]
    public void A_truncated_name_is_read(string json, string name) => Assert.Equal(
        name, Assert.Single(((PSObject)Read(json)!).Properties).Name);

    /// <summary>The work at one size and at twice that size.</summary>
    [Theory]
    [InlineData("nested", 200)]
    [InlineData("late", 200)]
    [InlineData("wide", 20_000)]
    [InlineData("repeated", 20_000)]
    [InlineData("digits", 200_000)]
    [InlineData("fraction", 200_000)]
    [InlineData("halves", 20_000)]
    public void Work_is_linear_in_length(string kind, int size)
    {
        _ = Cost(Json(kind, size));
        long once = Cost(Json(kind, size));
        long twice = Cost(Json(kind, 2 * size));

        Assert.InRange((double)twice / once, 0.9, 3.2);
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("repeated")]
    public void A_hundred_thousand_names_in_one_object_are_read(string kind) => Assert.NotNull(Read(Json(kind, 100_000)));

    [Fact]
    public void A_number_with_a_million_digits_stays_text()
    {
        string digits = new('7', 1_000_000);

        Assert.Equal(digits, Read(digits));
        Assert.Equal(7.0, (double)Read("7." + digits)!, 1.0);
    }

    [Fact]
    public void Cancellation_ends_reading_inside_a_value()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => JsonToObject.Convert(RawJson.Parse("[1]"), stop.Token));
    }

    private static string Json(string kind, int size) => kind switch
    {
        "nested" => string.Concat(Enumerable.Repeat("""{"a":""", size)) + "1"
            + string.Concat(Enumerable.Repeat(""","A":1}""", size)),
        "late" => string.Concat(Enumerable.Repeat("""{"a":""", size)) + "1"
            + string.Concat(Enumerable.Repeat(""","psobject":1,"":2}""", size)),
        "wide" => "{" + string.Join(',', Enumerable.Range(0, size).Select(number => $"\"n{number}\":{number}")) + "}",
        "repeated" => "{" + string.Join(',', Enumerable.Range(0, size).Select(number => $"\"n{number % 2}\":{number}")) + "}",
        "digits" => new string('9', size),
        "fraction" => "0." + new string('9', size),
        "halves" => "\"" + string.Concat(Enumerable.Repeat("\\ud83d", size)) + "\"",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The bytes that reading allocates, as a measure of its work.</summary>
    private static long Cost(string json)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = JsonToObject.Convert(RawJson.Parse(json), TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static object? Read(string json) => JsonToObject.Convert(RawJson.Parse(json), TestContext.Current.CancellationToken);
}
