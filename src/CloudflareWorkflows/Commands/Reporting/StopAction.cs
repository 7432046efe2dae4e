using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Describes the action of stopping instances, for -WhatIf and -Confirm.</summary>
internal static class StopAction
{
    public static string Tell(bool rollBack) => rollBack ? "Stop instance and roll back its steps" : "Stop instance";

    /// <summary>For example "Stop 41 instances (3 queued, 38 running)".</summary>
    public static string Tell(Workflow workflow, string[]? statuses)
    {
        (string Status, int? Count)[] counts =
            [.. (statuses ?? InstanceStatus.s_stoppable).Distinct().Select(status => (status, workflow.CountOf(status)))];
        if (counts.Any(count => count.Count is null))
        {
            return $"Stop all instances that are {string.Join(", ", counts.Select(count => count.Status))}";
        }

        int total = counts.Sum(count => count.Count!.Value);
        string parts = string.Join(
            ", ", counts.Where(count => count.Count > 0).Select(count => $"{count.Count} {count.Status}"));
        string all = string.Format(
            CultureInfo.CurrentCulture, total == 1 ? "Stop {0} instance" : "Stop {0} instances", total);
        return total == 0 ? all : $"{all} ({parts})";
    }

    /// <summary>Rejects arguments that cannot be combined with -All.</summary>
    /// <param name="key">The key of the input other than the workflow's name, if any.</param>
    /// <param name="journalPath">The path of a journal, which would have nothing to record.</param>
    public static void RefuseForAll(object? key, string? journalPath)
    {
        if (key is not null)
        {
            throw new CmdletErrorException(
                "IdWithAll", ErrorCategory.InvalidArgument,
                "-All stops all instances of a workflow, but this input isn't a workflow.", key);
        }

        if (journalPath is not null)
        {
            throw new CmdletErrorException(
                "JournalWithAll", ErrorCategory.InvalidArgument,
                "-All doesn't support a journal. It's one request per workflow, and you can repeat it.",
                journalPath);
        }
    }
}
