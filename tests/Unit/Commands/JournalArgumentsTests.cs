using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Journals;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>A journal belongs to one set of arguments. The order of hashtable keys does not matter.</summary>
public sealed class JournalArgumentsTests
{
    [Fact]
    public void Key_order_does_not_matter()
    {
        OrderedDictionary one = new() { ["a"] = 1, ["b"] = new OrderedDictionary { ["c"] = 2, ["d"] = 3 } };
        OrderedDictionary other = new() { ["b"] = new OrderedDictionary { ["d"] = 3, ["c"] = 2 }, ["a"] = 1 };

        Assert.Equal(Hash(one), Hash(other));
        Assert.Equal(Hash(one), Hash(new PSObject(other)));
        Assert.Equal(Hash(new object[] { one }), Hash(new object[] { other }));
    }

    [Fact]
    public void Randomized_string_hashing_does_not_change_the_result()
    {
        string[] keys = [.. Enumerable.Range(0, 40).Select(number => $"key-{number}")];
        Hashtable Filled(int seed)
        {
            Hashtable table = new(new SeededComparer(seed));
            foreach (string key in keys)
            {
                table[key] = key;
            }

            return table;
        }

        Assert.NotEqual(Filled(1).Keys.Cast<string>(), Filled(2).Keys.Cast<string>());
        Assert.Equal(Hash(Filled(1)), Hash(Filled(2)));
    }

    [Fact]
    public void Different_values_or_item_order_are_different_arguments()
    {
        string[] hashes =
        [
            .. "a b|b a|a|a b |a b c".Split('|').Select(items => Hash(items.Split(' '))), Hash("a"), Hash("a b"),
            Hash(new Hashtable { ["a"] = 1 }), Hash(new Hashtable { ["a"] = "1" }), Hash(true), Hash(null),
        ];

        Assert.Distinct(hashes);
    }

    [Fact]
    public void Long_lists_of_ids_are_supported() =>
        Assert.NotEmpty(Hash(Enumerable.Range(0, 50_000).Select(number => $"order-{number:D30}").ToArray()));

    private static string Hash(object? value) =>
        JournalArguments.Hash([new KeyValuePair<string, object>("Payload", value!)]);

    private sealed class SeededComparer(int seed) : IEqualityComparer
    {
        public new bool Equals(object? x, object? y) => object.Equals(x, y);

        public int GetHashCode(object key) => System.HashCode.Combine(seed, ((string)key).Length, ((string)key)[^1] * seed * 7919);
    }
}
