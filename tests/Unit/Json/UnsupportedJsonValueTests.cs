using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Unsupported values are rejected, and the error names the path of the part at fault.</summary>
public sealed class UnsupportedJsonValueTests
{
    public static TheoryData<Func<object>, string> Unfit { get; } = new()
    {
        { () => double.NaN, "NaN" },
        { () => double.NegativeInfinity, "NaN" },
        { () => float.PositiveInfinity, "NaN" },
        { () => float.NaN, "NaN" },
        { () => double.PositiveInfinity, "NaN" },
        { () => Half.PositiveInfinity, "NaN" },
        { () => Half.NegativeInfinity, "NaN" },
        { () => JsonDocument.Parse(new byte[] { 0x22, 0xFF, 0x22 }).RootElement, "" },
        { () => new Collection(), "Collection" },
        { () => ScriptBlock.Create("1"), "ScriptBlock" },
        { () => new SecureString(), "SecureString" },
        { () => new PSCredential("ann", Secret()), "PSCredential" },
        { () => new MemoryStream(), "MemoryStream" },
        { () => typeof(string), "RuntimeType" },
        { () => (Action)(() => { }), "Action" },
        { () => new Unreadable(), "is broken" },
        { () => new object(), "Object" },
        { () => "a\uD83Db", "surrogate" },
        { () => '\uDE00', "surrogate" },
        { () => JsonDocument.Parse("\"\\ud83d\"").RootElement, "" },
        { () => JsonValue.Create("\uD83D"), "surrogate" },
        { () => Throwing(0), "no more" },
        { () => Half.NaN, "NaN" },
        { () => new ArrayList { 1 }.GetEnumerator(), "Enumerator" },
        { () => new System.Collections.Specialized.HybridDictionary { [new object()] = 1 }, "name" },
        { () => new System.Collections.Specialized.NameValueCollection { { null, "x" } }, "name" },
        { () => new ThrowingDictionary(), "no entries" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Non_data_values_are_rejected_with_their_path(Func<object> value, string word)
    {
        Hashtable whole = new() { ["list"] = new object[] { 1, new Hashtable { ["bad"] = value() } } };

        UnsupportedJsonValueException refusal = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(whole));

        Assert.Equal("$.list[1].bad", refusal.Path);
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsTooLarge);
    }

    [Fact]
    public void A_cycle_is_rejected_at_the_repeated_reference()
    {
        Hashtable parent = [];
        parent["child"] = new object[] { new Hashtable { ["parent"] = parent } };

        UnsupportedJsonValueException refusal = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(parent));

        Assert.Equal("$.child[0].parent", refusal.Path);
    }

    [Fact]
    public void A_cycle_of_custom_objects_is_rejected()
    {
        PSObject custom = new();
        custom.Properties.Add(new PSNoteProperty("Self", custom));

        Assert.Equal(
            "$.Self", Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(custom)).Path);
    }

    [Fact]
    public void A_too_deep_value_is_rejected_with_a_shortened_path()
    {
        object value = 1;
        for (int level = 0; level < 1001; level++)
        {
            value = new Hashtable { ["level"] = value };
        }

        UnsupportedJsonValueException refusal = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(value));

        Assert.StartsWith("$.level.level", refusal.Path, StringComparison.Ordinal);
        Assert.InRange(refusal.Path.Length, 100, 210);
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void The_limit_of_the_depth_is_exact(int depth, bool isSent)
    {
        object value = 1;
        for (int level = 0; level < depth; level++)
        {
            value = new[] { value };
        }

        Exception? failure = Record.Exception(() => ObjectToJson.Convert(value));

        Assert.Equal(isSent, failure is null);
        Assert.True(failure is null or UnsupportedJsonValueException, failure?.ToString());
    }

    [Theory]
    [InlineData(198, 200)]
    [InlineData(199, 201)]
    [InlineData(500, 201)]
    public void A_path_of_more_than_200_characters_is_shortened(int name, int length)
    {
        Hashtable whole = new() { [new string('n', name)] = double.NaN };

        string path = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(whole)).Path;

        Assert.Equal(length, path.Length);
        Assert.Equal(length > 200, path.EndsWith('…'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sequence_is_closed_in_any_case(bool fails)
    {
        bool isClosed = false;

        Exception? failure = Record.Exception(() => ObjectToJson.Convert(Items()));

        Assert.Equal((true, fails), (isClosed, failure is not null));

        IEnumerable Items()
        {
            try
            {
                yield return 1;
                yield return fails ? double.NaN : 2;
            }
            finally
            {
                isClosed = true;
            }
        }
    }

    [Fact]
    public void One_mebibyte_is_accepted_and_one_byte_more_is_rejected()
    {
        string fitting = new('x', ObjectToJson.LargestPayload - 2);

        Assert.Equal(ObjectToJson.LargestPayload, ObjectToJson.Convert(fitting).Length);
        Assert.True(Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(fitting + "x")).IsTooLarge);
    }

    [Fact]
    public void A_too_large_value_is_rejected_before_it_is_written_completely()
    {
        int read = 0;
        UnsupportedJsonValueException refusal = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(Endless()));
        Assert.Contains("1 MiB", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(read, 1000, 1100);

        IEnumerable Endless()
        {
            while (true)
            {
                read++;
                yield return new string('x', 1024);
            }
        }
    }

    private static SecureString Secret()
    {
        SecureString secret = new();
        secret.AppendChar('x');
        return secret;
    }

    [Theory]
    [InlineData("$.1")]
    public void Names_that_are_equal_as_text_are_rejected(string path)
    {
        Hashtable both = new() { [1] = "number", ["1"] = "text" };

        Assert.Equal(path, Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(both)).Path);
    }

    [Fact]
    public void An_unpaired_surrogate_in_a_name_is_rejected() => Assert.Equal(
        "$.x\uD83D",
        Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(new Hashtable { ["x\uD83D"] = 1 })).Path);

    [Fact]
    public void A_throwing_sequence_is_rejected_with_its_path()
    {
        Hashtable whole = new() { ["list"] = Throwing(2) };

        UnsupportedJsonValueException refusal = Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(whole));

        Assert.Equal("$.list", refusal.Path);
        Assert.IsType<DivideByZeroException>(refusal.InnerException);
    }

    [Fact]
    public void A_throwing_script_property_is_rejected_with_its_path()
    {
        PSObject custom = new();
        custom.Properties.Add(new PSScriptProperty("Bad", ScriptBlock.Create("throw 'no'")));

        Assert.Equal("$.a", Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(new Hashtable { ["a"] = custom })).Path);
    }

    [Fact]
    public void A_pipeline_stop_is_not_a_value_error() => Assert.Throws<PipelineStoppedException>(
        () => ObjectToJson.Convert(Stopping()));

    [Fact]
    public void A_too_large_value_is_rejected_before_it_is_created()
    {
        Assert.True(ErrorResponse(new byte[130_000_000]).IsTooLarge);
        Assert.True(ErrorResponse(new string('\0', 170_000_000)).IsTooLarge);
        Assert.True(ErrorResponse(new Hashtable { [new string('\0', 170_000_000)] = 1 }).IsTooLarge);

        static UnsupportedJsonValueException ErrorResponse(object value) =>
            Assert.Throws<UnsupportedJsonValueException>(() => ObjectToJson.Convert(value));
    }

    [Fact]
    public void A_small_stack_rejects_deep_values_without_a_crash()
    {
        object value = 1;
        for (int level = 0; level < 990; level++)
        {
            value = new Hashtable { ["a"] = value };
        }

        Exception? caught = null;
        Thread small = new(() => caught = Record.Exception(() => ObjectToJson.Convert(value)), 256 * 1024);
        small.Start();
        small.Join();

        Assert.True(caught is null or UnsupportedJsonValueException, caught?.ToString());
    }

    private static IEnumerable Throwing(int after)
    {
        for (int item = 0; item < after; item++)
        {
            yield return item;
        }

        throw new DivideByZeroException("no more");
    }

    private static IEnumerable Stopping()
    {
        yield return 1;
        throw new PipelineStoppedException();
    }

    private sealed class ThrowingDictionary : Dictionary<string, object>, IDictionary
    {
        IDictionaryEnumerator IDictionary.GetEnumerator() => throw new InvalidOperationException("no entries");
    }

    private sealed class Collection : System.Collections.Specialized.NameObjectCollectionBase;

    private sealed class Unreadable
    {
        public string Broken => throw new InvalidOperationException($"{GetType().Name} is broken");
    }
}
