using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Contract.Tests.Diagrams;

/// <summary>Makes graphs in the JSON of the service, with all types of nodes, and with names that languages of diagrams could
/// read as their own.</summary>
internal sealed class RandomGraph(Random random)
{
    private const int Deepest = 5;

    /// <summary>Parts of names, and how they are shown on one line.</summary>
    private static readonly (string Text, string Shown)[] s_parts =
    [
        ("", ""), ("plain", "plain"), ("end", "end"), ("subgraph", "subgraph"), ("graph TD", "graph TD"), ("\"", "\""), ("\\\"", "\\\""), ("'", "'"),
        ("`", "`"), ("`a`", "`a`"), ("[x]", "[x]"), ("]", "]"), ("{{", "{{"), ("}", "}"), ("(", "("), ("))", "))"), ("<b>x</b>", "<b>x</b>"),
        ("<br/>", "<br/>"), ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("&amp;", "&amp;"), ("&#35;", "&#35;"),
        ("#35;", "#35;"), ("#quot;", "#quot;"), ("#", "#"), (";", ";"), ("|", "|"), ("-->", "-->"), ("%%", "%%"), ("%%{init: {}}%%", "%%{init: {}}%%"),
        ("---", "---"), ("\n", "\\n"), ("\r\n", "\\u000d\\n"), ("\t", "\\t"), ("\0", "\\u0000"), ("\u001b[31m", "\\u001b[31m"), ("\\N", "\\N"),
        ("\\", "\\"), ("\\n", "\\n"), ("日本語", "日本語"), ("עברית", "עברית"), ("😀", "😀"), ("é", "é"), ("\u202e", "\\u202e"),
        ("\ufb02\u00b0\u00b035\u00b6\u00df", "\ufb02\u00b0\u00b035\u00b6\u00df"), ("style x:#1;", "style x:#1;"), ("classDef a:#b;", "classDef a:#b;"),
        ("1. x", "1. x"), ("- x", "- x"), ("**x**", "**x**"), ("_x_", "_x_"), ("$$x$$", "$$x$$"), ("fa:fa-car", "fa:fa-car"),
        ("http://a.b/?c=d&e", "http://a.b/?c=d&e"), ("click n1 href", "click n1 href"), ("n1", "n1"), ("__proto__", "__proto__"),
        ("@{ shape: x }", "@{ shape: x }"), (":::ran", ":::ran"),
    ];

    private readonly List<string> _functions = [];
    private int _count;

    /// <summary>The first lines of boxes and frames that a diagram must have once.</summary>
    public List<string> Heads { get; } = [];

    /// <summary>The texts at arrows that a diagram must have.</summary>
    public List<string> Conditions { get; } = [];

    /// <summary>The names of steps of type step_do.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Returns the JSON of a graph with at least this many nodes.</summary>
    public string Json(int count)
    {
        for (int index = random.Next(3); index > 0; index--)
        {
            _functions.Add(Name().Text);
        }

        JsonArray nodes = [];
        while (_count < count)
        {
            nodes.Add(Node(0));
        }

        JsonObject functions = [];
        foreach (string function in _functions)
        {
            functions[function] = new JsonObject { ["type"] = "function_def", ["name"] = function, ["nodes"] = Nodes(1) };
        }

        return new JsonObject { ["functions"] = functions, ["nodes"] = nodes }.ToJsonString();
    }

    /// <summary>Returns a name that is nowhere else, and how it's shown.</summary>
    public (string Text, string Shown) Name()
    {
        string number = (++_count).ToString(CultureInfo.InvariantCulture);
        (string Text, string Shown) before = Pick(s_parts);
        (string Text, string Shown) after = Pick(s_parts);
        string filler = random.Next(20) == 0 ? new string('x', 200) : "";
        return ($"{before.Text}{number}{filler}{after.Text}", $"{before.Shown}{number}{filler}{after.Shown}");
    }

    private JsonArray Nodes(int depth) =>
        [.. Enumerable.Range(0, depth >= Deepest ? random.Next(2) : random.Next(4)).Select(_ => (JsonNode)Node(depth))];

    private JsonObject Node(int depth)
    {
        JsonObject node = depth >= Deepest ? Leaf() : random.Next(3) > 0 ? Leaf() : Container(depth + 1);
        if (random.Next(8) == 0)
        {
            node["starts"] = random.Next(9);
            node["resolves"] = random.Next(9);
        }

        return node;
    }

    private JsonObject Leaf()
    {
        (string name, string shown) = Name();
        switch (random.Next(8))
        {
            case 0:
                Heads.Add($"sleep '{shown}'");
                return new JsonObject { ["type"] = "step_sleep", ["name"] = name, ["duration"] = Pick<JsonNode>([1000, "2 days", "[x]\"", 1.5]) };
            case 1:
                Heads.Add($"sleep until '{shown}'");
                return new JsonObject { ["type"] = "step_sleep_until", ["name"] = name, ["timestamp"] = Pick(s_parts).Text };
            case 2:
                Heads.Add($"wait for event '{shown}'");
                return new JsonObject
                {
                    ["type"] = "step_wait_for_event",
                    ["name"] = name,
                    ["options"] = new JsonObject { ["event_type"] = Pick(s_parts).Text, ["timeout"] = "1 day" },
                };
            case 3 when _functions.Count > 0:
                return new JsonObject { ["type"] = "function_call", ["name"] = Pick([.. _functions]) };
            case 4:
                Heads.Add($"quantum leap '{shown}'");
                return new JsonObject { ["type"] = "quantum_leap", ["name"] = name, ["to"] = new JsonArray(1, "x") };
            case 5:
                return new JsonObject { ["type"] = "break", ["kind"] = Pick(["break", "return"]) };
            default:
                Heads.Add($"step '{shown}'");
                Steps.Add(name);
                return new JsonObject
                {
                    ["type"] = "step_do",
                    ["name"] = name,
                    ["config"] = new JsonObject
                    {
                        ["retries"] = new JsonObject { ["limit"] = random.Next(9), ["delay"] = 1500, ["backoff"] = "linear" },
                        ["timeout"] = Pick(s_parts).Text,
                    },
                    ["nodes"] = new JsonArray(),
                };
        }
    }

    private JsonObject Container(int depth) => random.Next(8) switch
    {
        0 => new JsonObject { ["type"] = "loop", ["nodes"] = Nodes(depth) },
        1 => new JsonObject { ["type"] = "block", ["nodes"] = Nodes(depth) },
        2 => new JsonObject { ["type"] = "if", ["branches"] = Branches(depth) },
        3 => new JsonObject { ["type"] = "switch", ["discriminant"] = Pick(s_parts).Text, ["branches"] = Branches(depth) },
        4 => new JsonObject
        {
            ["type"] = "try",
            ["try_block"] = Block(depth),
            ["catch_block"] = random.Next(2) == 0 ? null : Block(depth),
            ["finally_block"] = random.Next(2) == 0 ? null : Block(depth),
        },
        5 => new JsonObject { ["type"] = "start", ["class_name"] = "C", ["functions"] = new JsonObject(), ["nodes"] = Nodes(depth) },
        6 => new JsonObject { ["type"] = "quantum_leap", ["name"] = Pick(s_parts).Text, ["kind"] = Pick(s_parts).Text, ["nodes"] = Nodes(depth) },
        _ => new JsonObject { ["type"] = "parallel", ["kind"] = Pick(["all", "any", "all_settled", "race"]), ["nodes"] = Nodes(depth) },
    };

    private JsonObject Block(int depth) => new() { ["type"] = "block", ["nodes"] = Nodes(depth) };

    private JsonArray Branches(int depth) => [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
    {
        bool isDefault = random.Next(4) == 0;
        (string text, string shown) = Pick(s_parts);
        JsonArray nodes = Nodes(depth);
        if (!isDefault && nodes.Count > 0 && (string?)nodes[0]!["type"] is "step_do" or "step_sleep")
        {
            Conditions.Add($"when {shown}".TrimEnd());
        }

        return (JsonNode)new JsonObject { ["condition"] = isDefault ? null : text, ["nodes"] = nodes };
    })];

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
