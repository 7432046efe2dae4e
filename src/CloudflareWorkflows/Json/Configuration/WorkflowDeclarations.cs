using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>Combines the bindings and the exports of a Worker. An export declares a workflow; a binding of the same workflow
/// only refers to it.</summary>
internal sealed class WorkflowDeclarations(ConfigurationProblems problems)
{
    public string Path { get; init; } = "";

    public string? Environment { get; init; }

    /// <summary>The script that a deployment creates; null if the file doesn't name it.</summary>
    public string? ScriptName { get; init; }

    public string? AccountId { get; init; }

    public WorkflowDefinition[] Combine(IReadOnlyCollection<WorkflowEntry> bindings, IReadOnlyCollection<WorkflowEntry> exports)
    {
        Dictionary<string, WorkflowEntry> exported = [];
        foreach (WorkflowEntry export in exports)
        {
            exported[export.Definition.Name] = export;
        }

        // As in wrangler, bindings of other environments can repeat.
        problems.RefuseDuplicates("workflows", "binding", bindings.Select(binding => binding.Binding));
        foreach (WorkflowEntry binding in bindings)
        {
            Check(binding, exported.TryGetValue(binding.Definition.Name, out WorkflowEntry? export) ? export : null);
        }

        WorkflowEntry[] own = [.. bindings.Where(binding => !exported.ContainsKey(binding.Definition.Name)), .. exports];
        if (string.IsNullOrEmpty(ScriptName) && own.Any(entry => !IsReference(entry)))
        {
            problems.Error("'name' is missing, so the script of the workflows isn't known");
        }

        string[] names = [.. own.Select(entry => entry.Definition.Name)];
        return [.. own.Select(entry => entry.Definition with
        {
            ScriptName = IsReference(entry) ? entry.Definition.ScriptName : ScriptName ?? "",
            IsReference = IsReference(entry),
            Environment = Environment,
            Path = Path,
            AccountId = AccountId,
            NamesInFile = names,
        })];
    }

    /// <summary>A binding of a workflow that another Worker defines.</summary>
    private bool IsReference(WorkflowEntry entry) =>
        entry.Definition.ScriptName.Length > 0 && entry.Definition.ScriptName != ScriptName;

    private void Check(WorkflowEntry binding, WorkflowEntry? export)
    {
        string name = binding.Definition.Name;
        string settings = string.Join(", ", binding.Settings.Select(setting => $"'{setting}'"));
        if (export is null)
        {
            if (IsReference(binding) && settings.Length > 0)
            {
                problems.Error($"'{binding.Field}' binds '{name}' of the Worker '{binding.Definition.ScriptName}', so {settings} "
                    + "belongs into the configuration of that Worker");
            }
        }
        else if (IsReference(binding))
        {
            problems.Error($"'{binding.Field}' binds '{name}' of the Worker '{binding.Definition.ScriptName}', but '{export.Field}' "
                + "declares it in this Worker");
        }
        else if (binding.Definition.ClassName != export.Definition.ClassName)
        {
            problems.Error($"'{binding.Field}' and '{export.Field}' declare '{name}' with different classes");
        }
        else if (settings.Length > 0)
        {
            problems.Error($"'{binding.Field}' has {settings}, but '{export.Field}' declares '{name}'. Move it there");
        }
    }
}
