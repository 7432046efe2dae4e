using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>Makes configurations with workflows, exports and environments. Some are invalid: names repeat, and values have
/// the wrong kind.</summary>
internal sealed class RandomConfiguration(Random random)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private static readonly string[] s_classes = ["Nightly", "Weekly"];
    private static readonly string?[] s_environments = [null, "staging", "live"];

    private static readonly Dictionary<string, string[]> s_settings = new()
    {
        ["limits"] = ["""{"steps":1}""", """{"steps":2500.0}""", """{"steps":1e4}""", "{}", """{"steps":9,"other":1}"""],
        ["concurrency"] = ["""{"limit":1}""", """{"limit":50}""", "{}"],
        ["schedules"] = ["\"0 3 * * *\"", "[\"0 3 * * *\"]", "[\"0 3 * * *\",\"*/5 * * * *\"]"],
        ["default_retention"] =
        [
            """{"success_retention":"7 days"}""", """{"error_retention":86400000}""", "{}",
            """{"success_retention":3600000,"error_retention":"2 weeks"}""",
        ],
        ["jurisdiction"] = ["\"eu\"", "\"us\"", "\"fedramp\""],
    };

    private static readonly Dictionary<string, string[]> s_invalidSettings = new()
    {
        ["limits"] = ["null", "5", """{"steps":0}""", """{"steps":1.5}""", """{"steps":"5"}""", """{"steps":null}""", "[]"],
        ["concurrency"] = ["null", """{"limit":-1}""", """{"limit":true}""", "[1]"],
        ["schedules"] = ["\"\"", "[]", "[\"\"]", "[5]", "null", "{}"],
        ["default_retention"] = ["""{"success_retention":0}""", """{"error_retention":1.5}""", """{"error_retention":""}""", "\"7 days\""],
        ["jurisdiction"] = ["\"mars\"", "null", "5"],
    };

    /// <summary>The environment to read.</summary>
    public string? Environment { get; } = s_environments[random.Next(s_environments.Length)];

    /// <summary>Returns the text of a file.</summary>
    public string Text()
    {
        JsonObject root = Section("shop");
        root["$schema"] = "node_modules/wrangler/config-schema.json";

        // Without any environment, wrangler warns and deploys the top level. The module refuses that.
        if (Environment is not null || Chance(0.5))
        {
            root["env"] = new JsonObject { ["staging"] = Section(Chance(0.3) ? "stage" : null), ["live"] = Section(null) };
        }

        return Decorate(root.ToJsonString(s_indented));
    }

    private JsonObject Section(string? name)
    {
        JsonObject section = [];
        if (name is not null)
        {
            section["name"] = name;
        }

        if (Chance(0.3))
        {
            section["account_id"] = Chance(0.3) ? "" : new string('a', 32);
        }

        if (Chance(0.7))
        {
            section["workflows"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(index => Binding(index))]);
        }

        if (Chance(0.4))
        {
            section["exports"] = Exports();
        }

        return section;
    }

    private JsonObject Binding(int index)
    {
        JsonObject binding = new()
        {
            ["binding"] = Chance(0.95) ? $"B{index}" : "B0",
            ["name"] = Chance(0.95) ? $"{One("orders", "refunds_2")}-{index}" : One("orders-0", "-bad", "a b", new string('x', 65)),
            ["class_name"] = One("Orders", "Refunds"),
        };
        if (Chance(0.3))
        {
            binding["script_name"] = One("billing", "media");
            return binding;
        }

        if (Chance(0.05))
        {
            _ = binding.Remove(One("binding", "name", "class_name"));
        }

        return WithSettings(binding);
    }

    private JsonObject Exports()
    {
        JsonObject exports = new() { ["Room"] = new JsonObject { ["type"] = "durable-object", ["storage"] = "sqlite" } };
        foreach (string className in s_classes.Where(_ => Chance(0.6)))
        {
            exports[className] = WithSettings(new JsonObject
            {
                ["type"] = Chance(0.96) ? "workflow" : "cron",
                ["name"] = Chance(0.95) ? $"{className}-report" : "Weekly-report",
            });
        }

        return exports;
    }

    private JsonObject WithSettings(JsonObject entry)
    {
        foreach (string setting in s_settings.Keys.Where(_ => Chance(0.35)))
        {
            entry[setting] = JsonNode.Parse(One((Chance(0.97) ? s_settings : s_invalidSettings)[setting]));
        }

        return entry;
    }

    /// <summary>Adds comments and trailing commas.</summary>
    private string Decorate(string json)
    {
        string[] lines = json.Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            bool isLastItem = index + 1 < lines.Length && lines[index + 1].TrimStart() is ['}' or ']', ..]
                && lines[index].TrimEnd() is not [.., '{' or '['];
            string line = lines[index].TrimEnd() + (isLastItem && Chance(0.5) ? "," : "");
            lines[index] = Chance(0.1) ? $"/* {index} */ {line} // , ] }}" : line;
        }

        return (Chance(0.1) ? "\uFEFF" : "") + string.Join(Chance(0.5) ? "\n" : "\r\n", lines);
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private string One(params string[] values) => values[random.Next(values.Length)];
}
