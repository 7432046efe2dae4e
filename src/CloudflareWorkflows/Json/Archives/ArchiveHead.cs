using System;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>The columns of a line that identify an instance, and one of its runs. Times are in UTC.</summary>
internal readonly record struct ArchiveHead
{
    public DateTime ReadOn { get; init; }

    public string? AccountId { get; init; }

    public string WorkflowName { get; init; }

    public string Id { get; init; }

    public string Status { get; init; }

    public string? VersionId { get; init; }

    public DateTime? CreatedOn { get; init; }

    public DateTime? StartedOn { get; init; }

    public DateTime? EndedOn { get; init; }

    /// <summary>Whether the line is a full object.</summary>
    public bool HasSteps { get; init; }
}
