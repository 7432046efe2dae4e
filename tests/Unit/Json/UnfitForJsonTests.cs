using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Security;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>What cannot be sent is refused, and the refusal names the part that is to blame.</summary>
public sealed class UnfitForJsonTests
{
    public static TheoryData<Func<object>, string> Unfit { get; } = new()
    {
        { () => double.NaN, "NaN" },
        { () => double.NegativeInfinity, "NaN" },
        { () => float.PositiveInfinity, "NaN" },
        { () => ScriptBlock.Create("1"), "ScriptBlock" },
        { () => new SecureString(), "SecureString" },
        { () => new PSCredential("ann", Secret()), "PSCredential" },
        { () => new MemoryStream(), "MemoryStream" },
        { () => typeof(string), "RuntimeType" },
        { () => (Action)(() => { }), "Action" },
        { () => new Unreadable(), "Broken" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_is_no_data_is_refused_by_its_place(Func<object> value, string word)
    {
        Hashtable whole = new() { ["list"] = new object[] { 1, new Hashtable { ["bad"] = value() } } };

        UnfitForJsonException refusal = Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(whole));

        Assert.Equal("$.list[1].bad", refusal.Path);
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsTooLarge);
    }

    [Fact]
    public void A_circle_is_refused_where_it_closes()
    {
        Hashtable parent = [];
        parent["child"] = new object[] { new Hashtable { ["parent"] = parent } };

        UnfitForJsonException refusal = Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(parent));

        Assert.Equal("$.child[0].parent", refusal.Path);
    }

    [Fact]
    public void A_circle_of_custom_objects_is_refused_too()
    {
        PSObject custom = new();
        custom.Properties.Add(new PSNoteProperty("Self", custom));

        Assert.Equal(
            "$.Self", Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(custom)).Path);
    }

    [Fact]
    public void What_is_too_deep_is_refused_with_a_path_of_readable_length()
    {
        object value = 1;
        for (int level = 0; level < 1001; level++)
        {
            value = new Hashtable { ["level"] = value };
        }

        UnfitForJsonException refusal = Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(value));

        Assert.StartsWith("$.level.level", refusal.Path, StringComparison.Ordinal);
        Assert.InRange(refusal.Path.Length, 100, 210);
    }

    [Fact]
    public void A_mebibyte_is_taken_and_one_byte_more_is_refused()
    {
        string fitting = new('x', ObjectToJson.LargestPayload - 2);

        Assert.Equal(ObjectToJson.LargestPayload, ObjectToJson.Convert(fitting).Length);
        Assert.True(Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(fitting + "x")).IsTooLarge);
    }

    [Fact]
    public void What_is_too_large_is_noticed_before_all_of_it_is_written()
    {
        int read = 0;
        UnfitForJsonException refusal = Assert.Throws<UnfitForJsonException>(() => ObjectToJson.Convert(Endless()));
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

    private sealed class Unreadable
    {
        public string Broken => throw new InvalidOperationException($"{GetType().Name} is broken");
    }
}
