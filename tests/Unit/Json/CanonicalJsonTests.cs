using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Key order does not matter at any depth. Array order does.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void Key_order_does_not_change_the_text_at_any_depth() => Gen.Select(
            Gen.String[Gen.Char['a', 'z'], 1, 8].HashSet[1, 8], Gen.Int, Gen.Int)
        .SampleSeeded(sample =>
        {
            (HashSet<string> keys, int seed, int capacity) = sample;
            string[] one = [.. keys];
            string[] other = [.. one];
            new Random(seed).Shuffle(other);

            Assert.Equal(Text(Nested(one, new Hashtable())), Text(Nested(other, new Hashtable(capacity & 1023))));
            Assert.Equal(Text(Nested(one, new OrderedDictionary())), Text(Nested(other, new Hashtable())));
        });

    [Fact]
    public void Property_order_does_not_change_the_text() => Assert.Equal(Text(Object("a", "b")), Text(Object("b", "a")));

    [Fact]
    public void Item_order_changes_the_text() =>
        Assert.NotEqual(Text("a b".Split(' ')), Text("b a".Split(' ')));

    /// <summary>Journals keep hashes of this text: another order would make those of earlier versions useless.</summary>
    [Fact]
    public void Keys_are_sorted_by_code_point_at_any_depth() => Assert.Equal(
        """{"B":[{"y":2,"z":1}],"a":1,"b":{"10":0,"9":0}}""",
        Text(new OrderedDictionary
        {
            ["b"] = new OrderedDictionary { ["9"] = 0, ["10"] = 0 },
            ["a"] = 1,
            ["B"] = new object[] { new OrderedDictionary { ["z"] = 1, ["y"] = 2 } },
        }));

    [Fact]
    public void Values_of_990_levels_are_written()
    {
        object value = 1;
        for (int level = 0; level < 990; level++)
        {
            value = level % 2 == 0 ? new Hashtable { ["a"] = value } : new[] { value };
        }

        Assert.Equal(990, Text(value).Count(character => character is '{' or '['));
    }

    [Theory]
    [InlineData(1.50, "1.5")]
    [InlineData("ä\"", "\"\\u00E4\\u0022\"")]
    [InlineData(null, "null")]
    public void Scalars_are_unchanged(object? value, string json) => Assert.Equal(json, Text(value));

    private static Dictionary<string, object> Nested(string[] keys, IDictionary inner)
    {
        foreach (string key in keys)
        {
            inner[key] = key.Length;
        }

        Dictionary<string, object> outer = [];
        foreach (string key in keys)
        {
            outer[key] = new object[] { inner, key };
        }

        return outer;
    }

    private static PSObject Object(params string[] names)
    {
        PSObject made = new();
        foreach (string name in names)
        {
            made.Properties.Add(new PSNoteProperty(name, name));
        }

        return made;
    }

    private static string Text(object? value) => Encoding.UTF8.GetString(CanonicalJson.Convert(value));
}
