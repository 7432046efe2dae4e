using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>A workflow in a file: a binding in <c>workflows</c>, or an export of type <c>workflow</c>.</summary>
/// <param name="Field">The place in the file, for messages.</param>
/// <param name="Definition">The workflow. Its script is empty unless the binding names one.</param>
/// <param name="Settings">The settings that the entry has.</param>
internal sealed record WorkflowEntry(string Field, WorkflowDefinition Definition, IReadOnlyList<string> Settings)
{
    private const int LargestStepLimit = 25_000;
    private const int LongestName = 255;

    private static readonly string[] s_settings = ["limits", "concurrency", "schedules", "default_retention", "jurisdiction"];

    /// <summary>The name of the binding; empty for an export.</summary>
    public string Binding { get; private init; } = "";

    /// <summary>Reads a binding.</summary>
    public static WorkflowEntry OfBinding(JsonElement entry, string field, ConfigurationProblems problems)
    {
        EntryReader reader = new(entry, field, problems);
        string binding = reader.Text("binding") ?? "";
        reader.WarnOfOthers(["binding", "name", "class_name", "script_name", .. s_settings]);
        string className = Named("class_name") ?? "";
        return Read(reader, field, problems, className, Named("script_name", isRequired: false) ?? "") with { Binding = binding };

        string? Named(string key, bool isRequired = true)
        {
            string? name = reader.Text(key, isRequired);
            reader.Check(key, name is { Length: 0 or > LongestName } ? $"it must have 1 to {LongestName} characters" : null);
            return name;
        }
    }

    /// <summary>Reads an export, whose key is the class.</summary>
    public static WorkflowEntry OfExport(JsonProperty export, string field, ConfigurationProblems problems)
    {
        EntryReader reader = new(export.Value, field, problems);
        reader.WarnOfOthers(["type", "name", .. s_settings]);
        if (export.Name.Length is 0 or > LongestName)
        {
            problems.Error($"'{field}' isn't valid: a class must have 1 to {LongestName} characters");
        }

        return Read(reader, field, problems, export.Name, "");
    }

    private static WorkflowEntry Read(
        EntryReader reader, string field, ConfigurationProblems problems, string className, string scriptName)
    {
        string? name = reader.Text("name");
        reader.Check("name", name is null ? null : ServiceRules.WorkflowName(name));
        reader.CheckObject("limits", "steps");
        reader.CheckObject("concurrency", "limit");
        reader.CheckObject("default_retention", "success_retention", "error_retention");
        WorkflowDefinition definition = new()
        {
            Name = name ?? "",
            ClassName = className,
            ScriptName = scriptName,
            StepLimit = reader.Count("limits", "steps"),
            ConcurrencyLimit = reader.Count("concurrency", "limit"),
            SuccessRetention = reader.RetentionOf("default_retention", "success_retention"),
            ErrorRetention = reader.RetentionOf("default_retention", "error_retention"),
            Schedule = reader.Texts("schedules"),
            Jurisdiction = reader.Word("jurisdiction", "eu", "fedramp", "us"),
        };
        if (definition.StepLimit > LargestStepLimit)
        {
            problems.Warning($"'{field}.limits.steps' is more than 25,000, which the service refuses.");
        }

        return new WorkflowEntry(field, definition, [.. s_settings.Where(reader.Has)]);
    }
}
