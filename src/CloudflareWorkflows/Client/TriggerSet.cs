using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Set operations on the triggers of a script. Two triggers are equal if they have the same
/// effect.</summary>
internal static class TriggerSet
{
    /// <summary>Returns all triggers except some. A duplicate is removed once for each time that it is
    /// named.</summary>
    public static List<WorkflowTrigger> Without(
        IEnumerable<WorkflowTrigger> all, IEnumerable<WorkflowTrigger> others)
    {
        List<string> removed = [.. others.Select(IdentityOf)];
        return [.. all.Where(trigger => !removed.Remove(IdentityOf(trigger)))];
    }

    /// <summary>Returns the new triggers, each once: no event may start a workflow twice. A trigger keeps only the
    /// targets that no existing trigger with the same type and filter has.</summary>
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

    /// <summary>The order of a filter's properties and the order of the targets don't matter. Names are
    /// case-sensitive.</summary>
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
