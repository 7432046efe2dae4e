using System;
using System.Linq;
using System.Text;
using CloudflareWorkflows.Json.Configuration;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json.Configuration;

/// <summary>What a configuration of wrangler means. tests/Contract compares the same with wrangler itself.</summary>
public sealed class WorkerConfigurationTests
{
    private const string Orders = "{\"binding\":\"A\",\"name\":\"orders\",\"class_name\":\"Orders\"}";

    /// <summary>A file and its workflows: name, script, class. A reference has a star.</summary>
    public static TheoryData<string, string?, string> Sections => new()
    {
        { "{'name':'shop'}", null, "" },
        { "{'name':'shop','workflows':[ORDERS]}", null, "orders shop Orders" },
        { "{'name':'shop','exports':{'Nightly':{'type':'workflow','name':'nightly'}}}", null, "nightly shop Nightly" },
        { "{'name':'shop','workflows':[ORDERS],'exports':{'Orders':{'type':'workflow','name':'orders'}}}", null, "orders shop Orders" },
        { "{'workflows':[{'binding':'A','name':'bills','class_name':'Bills','script_name':'billing'}]}", null, "bills billing Bills*" },
        { "{'name':'shop','workflows':[ORDERS],'env':{'e':{}}}", "e", "" },
        { "{'name':'shop','exports':{'Nightly':{'type':'workflow','name':'nightly'}},'env':{'e':{}}}", "e", "nightly shop-e Nightly" },
        { "{'name':'shop','env':{'e':{'name':'own','workflows':[ORDERS]}}}", "e", "orders own Orders" },
        { "{'name':'shop','workflows':[ORDERS],'env':{'e':{}}}", "", "orders shop Orders" },
    };

    /// <summary>A file, and a part of its error.</summary>
    public static TheoryData<string, string> Invalid => new()
    {
        { "[]", "object" },
        { "{'name':'shop','workflows':[{'binding':'A','name':'a b','class_name':'X'}]}", "'workflows[0].name'" },
        { "{'name':'shop','workflows':[{'binding':'A','name':'settings','class_name':'X'}]}", "'workflows[0].name'" },
        { "{'name':'shop','workflows':[{'binding':'A','name':'a','class_name':''}]}", "'workflows[0].class_name'" },
        { "{'name':'shop','workflows':[{'binding':'A','name':'a'}]}", "'workflows[0].class_name'" },
        { "{'name':'shop','workflows':[ORDERS,{'binding':'B','name':'orders','class_name':'X'}]}", "'orders'" },
        { "{'name':'shop','workflows':[ORDERS,{'binding':'A','name':'other','class_name':'X'}]}", "'A'" },
        { "{'name':'shop','exports':{'A':{'type':'workflow','name':'x'},'B':{'type':'workflow','name':'x'}}}", "'x'" },
        { "{'name':'shop','exports':{'A':{'type':'workflow','name':'x','limits':{'steps':0}}}}", "'exports.A.limits.steps'" },
        { "{'name':'shop','exports':{'A':{'type':'workflow','name':'x','default_retention':{'error_retention':'7.00:00:00'}}}}", "'exports.A.default_retention.error_retention'" },
        { "{'name':'shop','exports':{'A':{'type':'workflow','name':'x','default_retention':{'error_retention':1e30}}}}", "error_retention" },
        { "{'name':'shop','exports':{'A':{'type':'workflow','name':'x','concurrency':{'limit':3000000000}}}}", "concurrency.limit" },
        { "{'workflows':[ORDERS]}", "'name'" },
        { "{'name':'','workflows':[ORDERS]}", "'name'" },
        { "{'name':'shop','account_id':5}", "'account_id'" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_environment_decides_workflows_and_script(string text, string? environment, string expected) => Assert.Equal(
        expected,
        string.Join(", ", Read(text, environment).Definitions
            .Select(one => $"{one.Name} {one.ScriptName} {one.ClassName}{(one.IsReference ? "*" : "")}")));

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_values_are_named(string text, string part)
    {
        ConfigurationException failure = Assert.Throws<ConfigurationException>(() => Read(text, null));

        Assert.Equal(ConfigurationProblem.Invalid, failure.Problem);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_error_names_all_problems()
    {
        ConfigurationException failure = Assert.Throws<ConfigurationException>(() => Read(
            "{'name':'Shop','workflows':[{'binding':'A','name':'a b','class_name':'X','schedules':[],'jurisdiction':'mars'}]}", null));

        Assert.All(
            ["'name'", "'workflows[0].name'", "'workflows[0].schedules'", "'workflows[0].jurisdiction'"],
            part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_read()
    {
        WorkflowDefinition definition = Assert.Single(Read(
            """
            {
                "name": "shop", "account_id": "0123456789abcdef0123456789abcdef",
                "workflows": [{
                    "binding": "A", "name": "orders", "class_name": "Orders", "limits": { "steps": 5e3 }, "concurrency": { "limit": 7 },
                    "schedules": "0 3 * * *", "jurisdiction": "eu",
                    "default_retention": { "success_retention": "7 days", "error_retention": 86400000 },
                }],
            }
            """, null).Definitions);

        Assert.Equal((5000, 7, "eu"), (definition.StepLimit, definition.ConcurrencyLimit, definition.Jurisdiction));
        Assert.Equal(["0 3 * * *"], definition.Schedule);
        Assert.Equal(("7 days", 86_400_000L), (definition.SuccessRetention!.Phrase, definition.ErrorRetention!.Milliseconds));
        Assert.Equal(("wrangler.jsonc", null), (definition.Path, definition.Environment));
        Assert.Equal("0123456789abcdef0123456789abcdef", definition.AccountId);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"\u00FC\": x\n}", "line 3, column 8")]
    [InlineData("{ \"name\": \"shop\" ", "line 1")]
    [InlineData("[vars]\nname = \"shop\"", "line 1, column 2")]
    [InlineData("", "line 1, column 1")]
    public void Text_that_is_not_JSON_has_a_position(string text, string position)
    {
        ConfigurationException failure = Assert.Throws<ConfigurationException>(() => Read(text, null));

        Assert.Equal(ConfigurationProblem.NotJson, failure.Problem);
        Assert.Contains(position, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Encodings => new()
    {
        { [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0], "UTF-16" },
        { [0xFE, 0xFF, 0, (byte)'{', 0, (byte)'}'], "UTF-16" },
        { [.. "{\"name\":\""u8, 0xC3, .. "\"}"u8], "UTF-8" },
        { [.. "{\"name\":\"\\ud800\"}"u8], "Unicode" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_in_another_encoding_is_refused(byte[] content, string part)
    {
        ConfigurationException failure =
            Assert.Throws<ConfigurationException>(() => WorkerConfiguration.Read(content, "wrangler.jsonc", null, false));

        Assert.Equal(ConfigurationProblem.NotJson, failure.Problem);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.Single(Read("\uFEFF{'name':'shop','workflows':[ORDERS]}", null).Definitions);

    [Theory]
    [InlineData("{'name':'shop','workflows':[{'binding':'A','name':'a','class_name':'X','limit':5}]}", null, "'limit'")]
    [InlineData("{'name':'shop','workflows':[{'binding':'A','name':'a','class_name':'X','limits':{'step':5}}]}", null, "'step'")]
    [InlineData("{'name':'shop','workflows':[{'binding':'A','name':'a','class_name':'X','limits':{'steps':25001}}]}", null, "25,000")]
    [InlineData("{'name':'shop','workflows':[ORDERS],'env':{'e':{}}}", "e", "inherit")]
    public void Doubtful_values_are_warnings(string text, string? environment, string part) =>
        Assert.Contains(part, Assert.Single(Read(text, environment).Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("{'name':'shop','env':{'live':{}}}", "'live'")]
    [InlineData("{'name':'shop'}", "no environments")]
    [InlineData("{'name':'shop','env':{'Test':{}}}", "'Test'")]
    public void An_unknown_environment_is_an_error(string text, string part)
    {
        ConfigurationException failure = Assert.Throws<ConfigurationException>(() => Read(text, "test"));

        Assert.Equal(ConfigurationProblem.NoSuchEnvironment, failure.Problem);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    private static WorkerConfiguration Read(string text, string? environment) => WorkerConfiguration.Read(
        Encoding.UTF8.GetBytes(text.Replace("ORDERS", Orders, StringComparison.Ordinal).Replace('\'', '"')),
        "wrangler.jsonc", environment, isRedirected: false);
}
