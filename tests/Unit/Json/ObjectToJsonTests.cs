using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class ObjectToJsonTests
{
    private static readonly DateTime s_utc = new(2026, 8, 2, 10, 0, 0, 5, DateTimeKind.Utc);

    public static TheoryData<Func<object?>, string> Scalars { get; } = new()
    {
        { () => null, "null" },
        { () => DBNull.Value, "null" },
        { () => true, "true" },
        { () => new SwitchParameter(true), "true" },
        { () => new SwitchParameter(false), "false" },
        { () => "text", "\"text\"" },
        { () => "", "\"\"" },
        { () => "a\"b\\c\n\u0001", "\"a\\\"b\\\\c\\n\\u0001\"" },
        { () => "Bäckerei <é>", "\"Bäckerei <é>\"" },
        { () => "🥐", "\"\\uD83E\\uDD50\"" },
        { () => 'x', "\"x\"" },
        { () => (sbyte)-1, "-1" },
        { () => byte.MaxValue, "255" },
        { () => long.MinValue, "-9223372036854775808" },
        { () => ulong.MaxValue, "18446744073709551615" },
        { () => BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { () => PSSerializer.Deserialize(PSSerializer.Serialize(-BigInteger.Pow(10, 30))), "-1000000000000000000000000000000" },
        { () => PSSerializer.Deserialize(PSSerializer.Serialize(new[] { BigInteger.Pow(10, 30) })), "[1000000000000000000000000000000]" },
        { () => 79228162514264337593543950335m, "79228162514264337593543950335" },
        { () => 1.50m, "1.50" },
        { () => 0.1, "0.1" },
        { () => 1e300, "1E+300" },
        { () => 0.5f, "0.5" },
        { () => DayOfWeek.Friday, "\"Friday\"" },
        { () => s_utc, "\"2026-08-02T10:00:00.0050000Z\"" },
        { () => new DateTimeOffset(s_utc).ToOffset(TimeSpan.FromHours(2)), "\"2026-08-02T12:00:00.0050000+02:00\"" },
        { () => TimeSpan.FromHours(25), "\"1.01:00:00\"" },
        { () => Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { () => new Uri("https://x.test/a?b"), "\"https://x.test/a?b\"" },
        { () => new Version(1, 2, 3), "\"1.2.3\"" },
        { () => new byte[] { 1, 2, 3 }, "\"AQID\"" },
        { () => JsonDocument.Parse("""{"a":[1]}""").RootElement, """{"a":[1]}""" },
    };

    public static TheoryData<Func<object?>, string> Nested { get; } = new()
    {
        { () => new Hashtable { ["a"] = 1 }, """{"a":1}""" },
        { () => new Hashtable { [5] = null }, """{"5":null}""" },
        { () => new OrderedDictionary { ["z"] = 1, ["a"] = new[] { 1, 2 } }, """{"z":1,"a":[1,2]}""" },
        { () => new Dictionary<string, object?> { ["x"] = null }, """{"x":null}""" },
        { () => Array.Empty<object>(), "[]" },
        { () => new object?[] { 1, "b", null, new object[] { true } }, """[1,"b",null,[true]]""" },
        { () => new List<int> { 1 }, "[1]" },
        { () => Enumerable.Range(1, 3).Where(number => number != 2), "[1,3]" },
        { () => Custom(("Name", "ann"), ("Tags", new[] { "a" })), """{"Name":"ann","Tags":["a"]}""" },
        { () => new PSObject(new Hashtable { ["a"] = new PSObject((object)1) }), """{"a":1}""" },
        { () => new Point { X = 1, Y = 2 }, """{"X":1,"Y":2}""" },
        { () => AnnotatedPoint(), """{"Label":"p","X":1,"Y":0}""" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    [MemberData(nameof(Nested))]
    public void PowerShell_values_are_written_as_JSON(Func<object?> value, string json)
    {
        Assert.Equal(json, Written(value()));
        Assert.Equal(json, Written(value() is { } given ? new PSObject(given) : null));
    }

    [Fact]
    public void A_Get_Content_line_is_written_as_text()
    {
        PSObject line = new("line 1");
        line.Properties.Add(new PSNoteProperty("PSPath", "/tmp/a.txt"));
        line.Properties.Add(new PSNoteProperty("ReadCount", 1));

        Assert.Equal("""{"Lines":["line 1"]}""", Written(new Hashtable { ["Lines"] = new object[] { line } }));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void JSON_is_culture_invariant(string culture)
    {
        BigInteger large = -5;
        object value = new OrderedDictionary { [1.5] = 1234.5, ["m"] = -7.25m, ["d"] = s_utc, ["b"] = large };

        Assert.Equal(
            """{"1.5":1234.5,"m":-7.25,"d":"2026-08-02T10:00:00.0050000Z","b":-5}""",
            Culture.Of(culture, () => Written(value)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(65)]
    [InlineData(900)]
    public void Deep_values_are_not_truncated(int depth)
    {
        object value = "bottom";
        for (int level = 0; level < depth; level++)
        {
            value = level % 2 == 0 ? new Hashtable { ["a"] = value } : new[] { value };
        }

        string json = Written(value);

        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        Assert.Equal(depth, json.Count(character => character is '{' or '['));
        Assert.Contains("\"bottom\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_object_is_not_a_cycle()
    {
        Hashtable address = new() { ["city"] = "Ulm" };

        Assert.Equal("""[{"city":"Ulm"},{"city":"Ulm"}]""", Written(new[] { address, address }));
    }

    private static string Written(object? value) => Encoding.UTF8.GetString(ObjectToJson.Convert(value));

    private static PSObject Custom(params (string Name, object Value)[] members)
    {
        PSObject custom = new();
        foreach ((string name, object value) in members)
        {
            custom.Properties.Add(new PSNoteProperty(name, value));
        }

        return custom;
    }

    private static PSObject AnnotatedPoint()
    {
        PSObject point = new(new Point { X = 1 });
        point.Properties.Add(new PSNoteProperty("Label", "p"));
        return point;
    }

    private sealed class Point
    {
        public int X { get; init; }

        public int Y { get; init; }

        public override string ToString() => X.ToString(CultureInfo.InvariantCulture);
    }
}
