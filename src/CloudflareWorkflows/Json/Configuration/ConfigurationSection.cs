using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>What the top level of a file, or one environment, says about workflows. Null is not the same as empty: what is
/// null can be inherited.</summary>
internal sealed record ConfigurationSection
{
    private static readonly Regex s_scriptName = new(@"^$|^[a-z0-9_][a-z0-9-_]*\z", RegexOptions.CultureInvariant);

    private static readonly string[] s_otherExports = ["durable-object", "worker"];

    public string? Name { get; private init; }

    public string? AccountId { get; private init; }

    public WorkflowEntry[]? Workflows { get; private init; }

    public WorkflowEntry[]? Exports { get; private init; }

    /// <summary>Reads a section.</summary>
    /// <param name="section">The section, which is an object.</param>
    /// <param name="prefix">The place of the section, for messages: empty, or with a dot at the end.</param>
    /// <param name="problems">The problems of the file.</param>
    public static ConfigurationSection Read(JsonElement section, string prefix, ConfigurationProblems problems) => new()
    {
        Name = ReadName(section, prefix, problems),
        AccountId = ReadAccount(section, prefix, problems),
        Workflows = ReadWorkflows(section, prefix, problems),
        Exports = ReadExports(section, prefix, problems),
    };

    private static string? ReadName(JsonElement section, string prefix, ConfigurationProblems problems)
    {
        if (!section.TryGetProperty("name", out JsonElement name))
        {
            return null;
        }

        string? text = name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        if (text is null || !s_scriptName.IsMatch(text))
        {
            problems.Error($"'{prefix}name' must be text with lowercase letters, digits, hyphens, and underscores");
        }

        return text;
    }

    /// <summary>An empty text means that the file names no account.</summary>
    private static string? ReadAccount(JsonElement section, string prefix, ConfigurationProblems problems)
    {
        if (!section.TryGetProperty("account_id", out JsonElement account))
        {
            return null;
        }

        if (account.ValueKind != JsonValueKind.String)
        {
            problems.Error($"'{prefix}account_id' must be text");
            return null;
        }

        return account.GetString() is { Length: > 0 } text ? text : null;
    }

    private static WorkflowEntry[]? ReadWorkflows(JsonElement section, string prefix, ConfigurationProblems problems)
    {
        string field = $"{prefix}workflows";
        if (!section.TryGetProperty("workflows", out JsonElement workflows))
        {
            return null;
        }

        if (workflows.ValueKind != JsonValueKind.Array || workflows.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.Object))
        {
            problems.Error($"'{field}' must be a list of objects");
            return [];
        }

        WorkflowEntry[] entries =
            [.. workflows.EnumerateArray().Select((entry, index) => WorkflowEntry.OfBinding(entry, $"{field}[{index}]", problems))];
        problems.RefuseDuplicates(field, "name", entries.Select(entry => entry.Definition.Name));
        return entries;
    }

    private static WorkflowEntry[]? ReadExports(JsonElement section, string prefix, ConfigurationProblems problems)
    {
        string field = $"{prefix}exports";
        if (!section.TryGetProperty("exports", out JsonElement exports) || exports.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (exports.ValueKind != JsonValueKind.Object)
        {
            problems.Error($"'{field}' must be an object whose keys are classes");
            return [];
        }

        // Of two keys with the same name, the last one counts, as in JavaScript.
        JsonProperty[] distinct = [.. exports.EnumerateObject().GroupBy(export => export.Name).Select(group => group.Last())];
        foreach (JsonProperty export in distinct.Where(export => TypeOf(export) is not string type || !(type == "workflow" || s_otherExports.Contains(type))))
        {
            problems.Error($"'{field}.{export.Name}' must be an object whose type is durable-object, worker, or workflow");
        }

        WorkflowEntry[] entries = [.. distinct.Where(export => TypeOf(export) == "workflow")
            .Select(export => WorkflowEntry.OfExport(export, $"{field}.{export.Name}", problems))];
        problems.RefuseDuplicates(field, "name", entries.Select(entry => entry.Definition.Name));
        return entries;
    }

    private static string? TypeOf(JsonProperty export) => export.Value.ValueKind == JsonValueKind.Object
        && export.Value.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
        ? type.GetString()
        : null;
}
