using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Data;
using System.Dynamic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CloudflareWorkflows.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The JSON of the types of .NET and PowerShell.</summary>
public sealed class WrittenTypesTests
{
    public static TheoryData<Func<object?>, string> NoOutput { get; } = new()
    {
        { () => AutomationNull.Value, "null" },
        { () => new Hashtable { ["a"] = AutomationNull.Value }, """{"a":null}""" },
        { () => new object[] { 1, AutomationNull.Value }, "[1,null]" },
        { () => new PSObject(new Hashtable { ["a"] = AutomationNull.Value }), """{"a":null}""" },
        { () => Custom(("a", AutomationNull.Value)), """{"a":null}""" },
        { () => new OrderedDictionary { ["a"] = new[] { new Hashtable { ["b"] = AutomationNull.Value } } }, """{"a":[{"b":null}]}""" },
        { () => NullString.Value, "null" },
        { () => default(JsonElement), "null" },
    };

    public static TheoryData<Func<object?>, string> Numbers { get; } = new()
    {
        { () => (Half)1.5, "1.5" },
        { () => Int128.MaxValue, "170141183460469231731687303715884105727" },
        { () => UInt128.MaxValue, "340282366920938463463374607431768211455" },
        { () => new IntPtr(-5), "-5" },
        { () => new UIntPtr(5), "5" },
        { () => ushort.MaxValue, "65535" },
        { () => new NFloat(1.5), "1.5" },
        { () => (Half)1e-5, "1E-05" },
    };

    public static TheoryData<Func<object?>, string> Texts { get; } = new()
    {
        { () => new DateOnly(2026, 11, 25), "2026-11-25" },
        { () => new TimeOnly(13, 5, 7, 25), "13:05:07.0250000" },
        { () => Xml("<a x=\"1\"> <b/> </a>"), "<a x=\"1\"> <b /> </a>" },
        { () => Xml("<a><b>t</b></a>").DocumentElement!.FirstChild, "<b>t</b>" },
        { () => XDocument.Parse("<a>\n  <b/>\n</a>"), "<a><b /></a>" },
        { () => new Regex("^a+$"), "^a+$" },
        { () => new StringBuilder("built"), "built" },
        { () => IPAddress.Parse("::1"), "::1" },
        { () => new IPEndPoint(IPAddress.Loopback, 80), "127.0.0.1:80" },
        { () => PhysicalAddress.Parse("00-11-22-33-44-55"), "001122334455" },
        { () => new MailAddress("ann@example.test"), "ann@example.test" },
        { () => new SemanticVersion(1, 2, 3, "beta"), "1.2.3-beta" },
        { () => CultureInfo.GetCultureInfo("de-DE"), "de-DE" },
        { () => new Rune(0x1F950), "🥐" },
        { () => new IPNetwork(IPAddress.Loopback, 32), "127.0.0.1/32" },
        { () => new Uri("https://x.test/a%20b"), "https://x.test/a%20b" },
    };

    public static TheoryData<Func<object?>, string> Objects { get; } = new()
    {
        { () => Expando(), """{"a":1}""" },
        { () => new ReadOnly(), """{"x":1}""" },
        { () => new StringDictionary { ["k"] = "v" }, """{"k":"v"}""" },
        { () => new NameValueCollection { { "a", "1" }, { "b", "2" }, { "a", "3" } }, """{"a":["1","3"],"b":"2"}""" },
        { () => new NameValueCollection { { "a", null } }, """{"a":null}""" },
        { () => Table().Rows[0], """{"n":1,"t":null}""" },
        { () => Table().DefaultView[0], """{"n":1,"t":null}""" },
        { Table, """[{"n":1,"t":null},{"n":2,"t":"x"}]""" },
        { () => Table().DefaultView, """[{"n":1,"t":null},{"n":2,"t":"x"}]""" },
        { () => new[,] { { 1, 2 }, { 3, 4 } }, "[[1,2],[3,4]]" },
        { () => new int[1, 2, 1], "[[[0],[0]]]" },
        { () => new int[0, 2], "[]" },
        { () => JsonDocument.Parse("""{"a":1e400,"a":[null]}"""), """{"a":1e400,"a":[null]}""" },
        { () => JsonNode.Parse("""{"a":[1.50,"ü"]}"""), """{"a":[1.50,"ü"]}""" },
        { () => JsonValue.Create(5), "5" },
        { () => JsonValue.Create("text"), "\"text\"" },
        { () => JsonNode.Parse("1.50"), "1.50" },
        { () => Array.CreateInstance(typeof(int), [1, 2], [5, 5]), "[[0,0]]" },
        { () => Tables(), """{"one":[{"n":1,"t":null},{"n":2,"t":"x"}],"two":[]}""" },
        { () => new WriteOnly(), """{"X":1}""" },
        { () => new Hashtable { [true] = 1 }, """{"True":1}""" },
        { () => new Hashtable { [0.5f] = 1 }, """{"0.5":1}""" },
        { () => new Hashtable { [(Half)0.5] = 1 }, """{"0.5":1}""" },
        { () => new Hashtable { [DayOfWeek.Friday] = 1 }, """{"Friday":1}""" },
        { () => new Hashtable { [new PSObject("k")] = 1 }, """{"k":1}""" },
        { () => JObject.Parse("""{"a":[1,null,"x"]}"""), """{"a":[1,null,"x"]}""" },
#pragma warning disable CS0436 // The real one cannot be made but on Windows.
        { () => new Microsoft.Management.Infrastructure.CimInstance(), """{"Name":"n"}""" },
#pragma warning restore CS0436
    };

    [Theory]
    [MemberData(nameof(NoOutput))]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(Objects))]
    public void Each_type_has_its_JSON_form(Func<object?> value, string json) => Assert.Equal(json, Written(value()));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Types_with_a_standard_text_form_use_it(Func<object?> value, string text)
    {
        Assert.Equal(text, JToken.Parse(Written(new[] { value() }))[0]!.Value<string>());
        Assert.Equal(text, JToken.Parse(Written(new[] { new PSObject(value()!) }))[0]!.Value<string>());
    }

    [Fact]
    public void Note_properties_do_not_turn_a_scalar_into_an_object()
    {
        PSObject number = new((object)5);
        number.Properties.Add(new PSNoteProperty("Note", "n"));

        Assert.Equal("[5]", Written(new object[] { number }));
    }

    private static string Written(object? value) => Encoding.UTF8.GetString(ObjectToJson.Convert(value));

    private static PSObject Custom(params (string Name, object Value)[] members)
    {
        PSObject custom = new();
        Array.ForEach(members, member => custom.Properties.Add(new PSNoteProperty(member.Name, member.Value)));
        return custom;
    }

    private static XmlDocument Xml(string text)
    {
        XmlDocument document = new() { PreserveWhitespace = true };
        document.LoadXml(text);
        return document;
    }

    private static ExpandoObject Expando()
    {
        ExpandoObject expando = new();
        ((IDictionary<string, object?>)expando)["a"] = 1;
        return expando;
    }

    private static DataTable Table()
    {
        DataTable table = new() { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("n", typeof(int));
        table.Columns.Add("t", typeof(string));
        table.Rows.Add(1, DBNull.Value);
        table.Rows.Add(2, "x");
        return table;
    }

    private static DataSet Tables()
    {
        DataSet tables = new() { Locale = CultureInfo.InvariantCulture };
        DataTable table = Table();
        table.TableName = "one";
        tables.Tables.Add(table);
        tables.Tables.Add("two");
        return tables;
    }

    private sealed class WriteOnly
    {
        private int _kept;

        public int X => _kept + 1;

        public int Y
        {
            set => _kept = value;
        }
    }

    /// <summary>A read-only dictionary that does not implement IDictionary.</summary>
    private sealed class ReadOnly : IReadOnlyDictionary<string, int>
    {
        private readonly Dictionary<string, int> _inner = new() { ["x"] = 1 };

        public int this[string key] => _inner[key];

        public IEnumerable<string> Keys => _inner.Keys;

        public IEnumerable<int> Values => _inner.Values;

        public int Count => _inner.Count;

        public bool ContainsKey(string key) => _inner.ContainsKey(key);

        public bool TryGetValue(string key, out int value) => _inner.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => _inner.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
