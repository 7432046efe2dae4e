using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>The workflows of a Worker, read from its configuration by wrangler's rules. It belongs to this layer because a
/// configuration is a JSON format of Cloudflare's, as the responses of the API are.</summary>
/// <param name="Definitions">The workflows, with the references.</param>
/// <param name="Warnings">What the user should know about the file.</param>
internal sealed record WorkerConfiguration(WorkflowDefinition[] Definitions, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads the configuration.</summary>
    /// <param name="content">The text of the file.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="environment">The environment; null or empty for the top level.</param>
    /// <param name="isRedirected">Whether a build tool made the file, for one environment.</param>
    /// <exception cref="ConfigurationException">The file can't be used.</exception>
    public static WorkerConfiguration Read(byte[] content, string path, string? environment, bool isRedirected)
    {
        JsonElement root = ConfigurationText.Parse(content);
        ConfigurationProblems problems = new();
        try
        {
            string? name = isRedirected ? TargetOf(root, environment) : string.IsNullOrEmpty(environment) ? null : environment;
            ConfigurationSection top = ConfigurationSection.Read(root, "", problems);
            ConfigurationSection? own = isRedirected || name is null ? null : ReadEnvironment(root, name, top, problems);
            WorkflowDefinition[] definitions = new WorkflowDeclarations(problems)
            {
                Path = path,
                Environment = name,
                ScriptName = own is null ? top.Name : own.Name ?? (string.IsNullOrEmpty(top.Name) ? null : $"{top.Name}-{name}"),
                AccountId = own?.AccountId ?? top.AccountId,
            }.Combine((own ?? top).Workflows ?? [], own?.Exports ?? top.Exports ?? []);
            problems.ThrowIfAny();
            return new WorkerConfiguration(definitions, problems.Warnings);
        }
        catch (InvalidOperationException failure)
        {
            // Half of a surrogate pair, as an escape sequence, is JSON but not text.
            throw new ConfigurationException(ConfigurationProblem.NotJson, "it contains text that isn't valid Unicode", failure);
        }
    }

    /// <summary>Environments don't inherit bindings, but they inherit exports.</summary>
    private static ConfigurationSection ReadEnvironment(
        JsonElement root, string name, ConfigurationSection top, ConfigurationProblems problems)
    {
        JsonElement[] all = root.TryGetProperty("env", out JsonElement env) && env.ValueKind == JsonValueKind.Object ? [env] : [];
        if (all.Length == 0 || !env.TryGetProperty(name, out JsonElement section))
        {
            string names = string.Join(", ", all.SelectMany(one => one.EnumerateObject()).Select(one => $"'{one.Name}'"));
            throw new ConfigurationException(
                ConfigurationProblem.NoSuchEnvironment,
                names.Length == 0
                    ? $"it has no environments, so it doesn't have '{name}'"
                    : $"it doesn't have the environment '{name}'. It has {names}");
        }

        if (section.ValueKind != JsonValueKind.Object)
        {
            throw new ConfigurationException(ConfigurationProblem.Invalid, $"'env.{name}' must be an object");
        }

        ConfigurationSection own = ConfigurationSection.Read(section, $"env.{name}.", problems);
        if (own.Workflows is null && top.Workflows is { Length: > 0 })
        {
            problems.Warning($"'workflows' of the top level isn't part of the environment '{name}': environments don't inherit it.");
        }

        return own;
    }

    /// <summary>The environment of a file that a build tool made. Such a file has no environments of its own.</summary>
    private static string? TargetOf(JsonElement root, string? environment)
    {
        if (root.TryGetProperty("env", out JsonElement env) && env.ValueKind == JsonValueKind.Object && env.EnumerateObject().Any())
        {
            throw new ConfigurationException(
                ConfigurationProblem.Invalid, "a build tool made this file for one environment, so it can't have 'env'");
        }

        string? target = root.TryGetProperty("targetEnvironment", out JsonElement named) && named.ValueKind == JsonValueKind.String
            && named.GetString() is { Length: > 0 } text
            ? text
            : null;
        return string.IsNullOrEmpty(environment) || target is null || target == environment
            ? target
            : throw new ConfigurationException(
                ConfigurationProblem.NoSuchEnvironment,
                $"a build tool made this file for the environment '{target}', not for '{environment}'. Build again");
    }
}
