using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json.Archives;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Which instances of an archive to return.</summary>
internal sealed record ArchiveFilter
{
    /// <summary>Accepts names of workflows; null for all.</summary>
    public Predicate<string>? WorkflowName { get; init; }

    /// <summary>The ids; null for all.</summary>
    public HashSet<string>? Ids { get; init; }

    /// <summary>The statuses; null for all.</summary>
    public string[]? Statuses { get; init; }

    /// <summary>The earliest creation.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest creation.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The earliest end. It accepts only instances that have ended.</summary>
    public DateTimeOffset? EndedSince { get; init; }

    /// <summary>Whether it accepts everything.</summary>
    public bool IsEmpty => WorkflowName is null && Ids is null && Statuses is null
        && Since is null && Until is null && EndedSince is null;

    public bool Has(in ArchiveHead head) => HasKey(head) && HasValues(head);

    /// <summary>Whether it accepts the key of an instance, which is the same in all of its lines.</summary>
    public bool HasKey(in ArchiveHead head) =>
        Ids?.Contains(head.Id) != false && WorkflowName?.Invoke(head.WorkflowName) != false;

    /// <summary>Whether it accepts the values of a line, which can differ in another line of the instance.</summary>
    public bool HasValues(in ArchiveHead head) =>
        Statuses?.Contains(head.Status, StringComparer.Ordinal) != false
        && (Since is null || head.CreatedOn >= Since.Value.UtcDateTime)
        && (Until is null || head.CreatedOn <= Until.Value.UtcDateTime)
        && (EndedSince is null || head.EndedOn >= EndedSince.Value.UtcDateTime);
}
