using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>What makes failures different, and what they are compared with.</summary>
internal sealed record GroupingOptions
{
    /// <summary>Whether failures of different steps are different.</summary>
    public bool ByStep { get; init; } = true;

    /// <summary>Whether errors with different messages are different.</summary>
    public bool ByMessage { get; init; } = true;

    /// <summary>Whether failures of different versions are different.</summary>
    public bool ByVersion { get; init; }

    /// <summary>Earlier groups, to find those that are new; null to compare with nothing.</summary>
    public IReadOnlyCollection<WorkflowErrorGroup>? Baseline { get; init; }

    /// <summary>The number of errored instances of each workflow from which the given ones are a sample. A workflow that is
    /// missing was read completely.</summary>
    public IReadOnlyDictionary<(string? AccountId, string WorkflowName), int> Totals { get; init; } =
        new Dictionary<(string? AccountId, string WorkflowName), int>();
}
