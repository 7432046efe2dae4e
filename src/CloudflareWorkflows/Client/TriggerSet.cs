using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The triggers of a script as a set. Two are the same if they mean the same.</summary>
internal static class TriggerSet
{
    /// <summary>What is left without others of them. One that is existing twice goes once for each time it is named.</summary>
    public static List<WorkflowTrigger> Without(
        IEnumerable<WorkflowTrigger> all, IEnumerable<WorkflowTrigger> others)
    {
        List<string> removed = [.. others.Select(IdentityOf)];
        return [.. all.Where(trigger => !removed.Remove(IdentityOf(trigger)))];
    }

    /// <summary>Those of others that are not existing yet, each once: no event is to start a workflow twice. A trigger keeps the
    /// targets that none with the same type and filter has.</summary>
    public static List<WorkflowTrigger> New(IEnumerable<WorkflowTrigger> others, IEnumerable<WorkflowTrigger> existing)
    {
        HashSet<string> known = [.. existing.SelectMany(trigger => trigger.Targets.Select(target => IdentityOf(trigger, [target])))];
        return
        [
            .. others.Select(trigger => trigger with
            {
                Targets = Array.FindAll(trigger.Targets, target => known.Add(IdentityOf(trigger, [target]))),
            }).Where(trigger => trigger.Targets.Length > 0),
        ];
    }

    /// <summary>Neither the order of a filter's members nor that of the targets means anything. Names are told apart by
    /// case.</summary>
    private static string IdentityOf(WorkflowTrigger trigger) => IdentityOf(trigger, trigger.Targets);

    private static string IdentityOf(WorkflowTrigger trigger, IEnumerable<WorkflowTriggerTarget> targets) => string.Join(
        "\n",
        [
            trigger.Type,
            .. FilterOf(trigger).OrderBy(member => member, StringComparer.Ordinal),
            .. targets.Select(target => $"{target.Type} {target.ScriptName} {target.WorkflowName}")
                .OrderBy(target => target, StringComparer.Ordinal),
        ]);

    private static IEnumerable<string> FilterOf(WorkflowTrigger trigger) => trigger.Filter is null
        ? []
        : RawJson.Parse(ObjectToJson.Convert(trigger.Filter))!.Value.EnumerateObject()
            .Select(member => $"{member.Name}={ValueOf(member.Value)}");

    /// <summary>1 and 1.0 are the same number.</summary>
    private static string ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : value.GetRawText();
}
