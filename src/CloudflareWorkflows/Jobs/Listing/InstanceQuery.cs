using System;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Which instances a listing is to give: what the service can sort out, and what has to be sorted out
/// here.</summary>
internal sealed record InstanceQuery
{
    public string[]? Statuses { get; init; }

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    public int? Newest { get; init; }

    public string[]? Triggers { get; init; }

    public string? VersionId { get; init; }

    /// <summary>Whether pages come with more than is wanted.</summary>
    private bool IsSortedHere => Statuses?.Length > 1 || Triggers is not null || VersionId is not null;

    public InstanceFilter ToFilter() => new()
    {
        Status = Statuses is [string only] ? only : null,
        After = After,
        Before = Before,
        PageSize = IsSortedHere || Newest is null
            ? InstanceFilter.LargestPage
            : Math.Min(Newest.Value, InstanceFilter.LargestPage),
    };

    /// <summary>Whether an instance is wanted. The service's own dates are rounded, so times are compared again.</summary>
    public bool Wants(WorkflowInstance instance) =>
        (Statuses is null || Statuses.Contains(instance.Status, StringComparer.Ordinal))
        && (After is null || instance.CreatedOn?.ToUniversalTime() >= After.Value.UtcDateTime)
        && (Before is null || instance.CreatedOn?.ToUniversalTime() <= Before.Value.UtcDateTime)
        && (Triggers is null || Triggers.Contains(instance.Trigger, StringComparer.OrdinalIgnoreCase))
        && (VersionId is null || string.Equals(VersionId, instance.VersionId, StringComparison.OrdinalIgnoreCase));
}
