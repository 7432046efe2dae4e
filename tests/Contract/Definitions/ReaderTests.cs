using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>The module reads configurations as wrangler's own reader does, and refuses what it refuses.</summary>
public sealed class ReaderTests(WranglerReader wrangler) : DefinitionTest
{
    private const int Samples = 300;

    /// <summary>Replaces BINDING in a text.</summary>
    private const string Binding = "\"binding\":\"B\",\"name\":\"w\",\"class_name\":\"W\"";

    /// <summary>What is special, the text, and the environment.</summary>
    public static TheoryData<string, string, string?> Files => new()
    {
        { "no workflows", """{"name":"shop"}""", null },
        { "an empty list", """{"name":"shop","workflows":[],"exports":{}}""", null },
        { "comments and trailing commas", "/* a */{\"name\":\"shop\", // b\n\"workflows\":[{BINDING,},],}", null },
        { "a key twice", """{"name":"old","name":"shop","workflows":[],"workflows":[{BINDING}]}""", null },
        { "the own script named", """{"name":"shop","workflows":[{BINDING,"script_name":"shop"}]}""", null },
        { "the script of the environment named",
            """{"name":"shop","env":{"e":{"workflows":[{BINDING,"script_name":"shop-e"}]}}}""", "e" },
        { "the script of the top level named in an environment",
            """{"name":"shop","env":{"e":{"workflows":[{BINDING,"script_name":"shop"}]}}}""", "e" },
        { "a name of the environment", """{"name":"shop","env":{"e":{"name":"other","workflows":[{BINDING}]}}}""", "e" },
        { "workflows are not inherited", """{"name":"shop","workflows":[{BINDING}],"env":{"e":{}}}""", "e" },
        { "exports are inherited", """{"name":"shop","exports":{"W":{"type":"workflow","name":"w"}},"env":{"e":{}}}""", "e" },
        { "exports of the environment replace the others",
            """{"name":"shop","exports":{"W":{"type":"workflow","name":"w"}},"env":{"e":{"exports":{"V":{"type":"workflow","name":"v"}}}}}""", "e" },
        { "no exports in the environment", """{"name":"shop","exports":{"W":{"type":"workflow","name":"w"}},"env":{"e":{"exports":{}}}}""", "e" },
        { "null as exports", """{"name":"shop","exports":{"W":{"type":"workflow","name":"w"}},"env":{"e":{"exports":null}}}""", "e" },
        { "a binding of an export", """{"name":"shop","workflows":[{BINDING}],"exports":{"W":{"type":"workflow","name":"w","limits":{"steps":5}}}}""", null },
        { "an account", """{"name":"shop","account_id":"0123","workflows":[{BINDING}],"env":{"e":{"workflows":[{BINDING}]}}}""", "e" },
        { "an error at the top level, of another environment", """{"name":"shop","workflows":[{}],"env":{"e":{}}}""", "e" },
        { "an error in an environment that is not read", """{"name":"shop","workflows":[{BINDING}],"env":{"e":{"workflows":[{}]}}}""", null },
        { "a binding twice in another environment",
            """{"name":"shop","workflows":[{"binding":"A","name":"a","class_name":"A"},{"binding":"A","name":"b","class_name":"A"}],"env":{"e":{}}}""", "e" },
        { "a binding twice",
            """{"name":"shop","workflows":[{"binding":"A","name":"a","class_name":"A"},{"binding":"A","name":"b","class_name":"A"}]}""", null },
        { "an unknown environment", """{"name":"shop","env":{"e":{}}}""", "f" },
        { "an environment without environments", """{"name":"shop","env":{}}""", "f" },
        { "null as workflows", """{"name":"shop","workflows":null}""", null },
        { "an object as workflows", """{"name":"shop","workflows":{}}""", null },
        { "null in workflows", """{"name":"shop","workflows":[null]}""", null },
        { "null as script", """{"name":"shop","workflows":[{BINDING,"script_name":null}]}""", null },
        { "a name in capitals", """{"name":"Shop"}""", null },
        { "a number as name", """{"name":5}""", null },
        { "a class as export of another type", """{"name":"shop","exports":{"W":{"type":"queue"}}}""", null },
        { "text as export", """{"name":"shop","exports":{"W":"workflow"}}""", null },
        { "a comma too many", """{"name":"shop",,}""", null },
        { "a text that doesn't end", """{"name":"shop""", null },
        { "nothing", "", null },
        { "a byte order mark", "\uFEFF{\"name\":\"shop\"}", null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_means_the_same(string what, string text, string? environment)
    {
        string path = Write("wrangler.jsonc", text.Replace("BINDING", Binding, StringComparison.Ordinal));

        string[]? expected = await wrangler.ReadAsync(path, environment, Stop);

        Assert.True(Equal(expected, Read(path, environment)), $"{what}: wrangler reads {Show(expected)}, not {Show(Read(path, environment))}.");
    }

    [Fact]
    public async Task Random_files_mean_the_same()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(TestSeed.Line);
        Random random = new(TestSeed.Value);
        int valid = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            RandomConfiguration configuration = new(random);
            string text = configuration.Text();
            string path = Write("wrangler.jsonc", text);

            string[]? expected = await wrangler.ReadAsync(path, configuration.Environment, Stop);

            string[]? actual = Read(path, configuration.Environment);
            Assert.True(
                Equal(expected, actual),
                $"In the environment '{configuration.Environment}', wrangler reads {Show(expected)}, not {Show(actual)}:\n{text}");
            valid += expected is null ? 0 : 1;
        }

        Assert.InRange(valid, Samples / 5, Samples * 9 / 10);
    }

    [Theory]
    [InlineData("""{"name":"built","targetEnvironment":"e","workflows":[{"binding":"B","name":"w","class_name":"W"}]}""", "e")]
    [InlineData("""{"name":"built","workflows":[{"binding":"B","name":"w","class_name":"W"}]}""", null)]
    [InlineData("""{"name":"built","workflows":[{"binding":"B","name":"w","class_name":"W"}]}""", "e")]
    [InlineData("""{"name":"built","targetEnvironment":"e"}""", "f")]
    [InlineData("""{"name":"built","env":{"e":{}}}""", null)]
    public async Task A_redirect_is_followed(string built, string? environment)
    {
        string path = Write("wrangler.jsonc", """{"name":"shop"}""");
        _ = Write(".wrangler/deploy/config.json", """{"configPath":"../../dist/wrangler.json"}""");
        _ = Write("dist/wrangler.json", built);

        string[]? expected = await wrangler.FindAsync(Folder, environment, Stop);

        Assert.Equal(expected, Read(path, environment));
    }

    private static bool Equal(string[]? expected, string[]? actual) =>
        expected is null || actual is null ? expected is null && actual is null : expected.AsSpan().SequenceEqual(actual);

    private static string Show(string[]? lines) => lines is null ? "an error" : $"[{string.Join("; ", lines)}]";
}
