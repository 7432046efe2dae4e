using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The triggers of a script as a set. Two are the same if they mean the same.</summary>
internal static class TriggerSet
{
    /// <summary>What is left without some of them. One that is there twice goes once for each time it is named.</summary>
    public static List<WorkflowTrigger> Without(
        IEnumerable<WorkflowTrigger> all, IEnumerable<WorkflowTrigger> some)
    {
        List<string> gone = [.. some.Select(Meaning)];
        return [.. all.Where(trigger => !gone.Remove(Meaning(trigger)))];
    }

    /// <summary>The order of a filter's members means nothing; that of the targets might.</summary>
    private static string Meaning(WorkflowTrigger trigger) => string.Join(
        "\n",
        [
            trigger.Type,
            .. FilterOf(trigger).OrderBy(member => member, StringComparer.Ordinal),
            .. trigger.Targets.Select(target => $"{target.Type} {target.ScriptName} {target.WorkflowName}"),
        ]);

    private static IEnumerable<string> FilterOf(WorkflowTrigger trigger) => trigger.Filter is null
        ? []
        : RawJson.Parse(ObjectToJson.Convert(trigger.Filter))!.Value.EnumerateObject()
            .Select(member => $"{member.Name}={member.Value.GetRawText()}");
}
