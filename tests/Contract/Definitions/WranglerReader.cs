using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Definitions;
using CloudflareWorkflows.Contract.Tests.Kit;
using Xunit;

[assembly: AssemblyFixture(typeof(WranglerReader))]

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>wrangler's own reader of configurations.</summary>
public sealed class WranglerReader() : NodeScript("config.mjs")
{
    /// <summary>Reads a file.</summary>
    /// <returns>The workflows, one line each, sorted; null if wrangler refuses the file.</returns>
    public async Task<string[]?> ReadAsync(string path, string? environment, CancellationToken cancellationToken) =>
        Lines(await SendAsync(new JsonObject { ["path"] = path, ["environment"] = environment }, cancellationToken));

    /// <summary>Reads the file that wrangler finds in a folder.</summary>
    public async Task<string[]?> FindAsync(string folder, string? environment, CancellationToken cancellationToken) =>
        Lines(await SendAsync(new JsonObject { ["folder"] = folder, ["environment"] = environment }, cancellationToken));

    private static string[]? Lines(JsonObject answer)
    {
        if (answer["config"] is not JsonObject config)
        {
            return null;
        }

        // As in wrangler's getWorkflowsOwnedByScript: an export replaces a binding of the same workflow.
        string? script = (string?)config["name"];
        Dictionary<string, string> lines = [];
        foreach (JsonNode? binding in config["workflows"]!.AsArray())
        {
            lines[(string)binding!["name"]!] =
                Line(config, binding, (string?)binding["script_name"] ?? script, (string?)binding["class_name"], script);
        }

        foreach ((string className, JsonNode? export) in config["exports"]!.AsObject())
        {
            if ((string?)export!["type"] == "workflow")
            {
                lines[(string)export["name"]!] = Line(config, export, script, className, script);
            }
        }

        return [.. lines.Values.Order(StringComparer.Ordinal)];
    }

    private static string Line(JsonObject config, JsonNode entry, string? script, string? className, string? ownScript)
    {
        JsonNode? schedules = entry["schedules"];
        return string.Join(
            '|',
            entry["name"],
            script,
            className,
            Number(entry["limits"]?["steps"]),
            Number(entry["concurrency"]?["limit"]),
            entry["default_retention"]?["success_retention"],
            entry["default_retention"]?["error_retention"],
            string.Join(',', schedules is JsonArray array ? array.Select(cron => (string?)cron) : [(string?)schedules]),
            entry["jurisdiction"],
            script != ownScript,
            config["account_id"],
            Path.GetFileName((string?)config["configPath"]));
    }

    /// <summary>Node.js writes 5.0 as 5, so that the text is the number.</summary>
    private static string? Number(JsonNode? number) => number?.ToJsonString();
}
