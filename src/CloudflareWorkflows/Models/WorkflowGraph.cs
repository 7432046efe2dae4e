using System;

namespace CloudflareWorkflows.Models;

/// <summary>The steps and branches that the service found in the code of a version.</summary>
public sealed record WorkflowGraph
{
    /// <summary>The newest format that this module knows.</summary>
    internal const int KnownFormat = 1;

    /// <summary>The ID of the version, which is a UUID.</summary>
    public string VersionId { get; internal init; } = "";

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The class in the Worker script.</summary>
    public string? ClassName { get; internal init; }

    /// <summary>The version of the graph's format; null if the service returned the older form.</summary>
    public int? Format { get; internal init; }

    /// <summary>When the version was deployed, in local time.</summary>
    public DateTime? CreatedOn { get; internal init; }

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The statements of the class, in order.</summary>
    public WorkflowGraphNode[] Nodes { get; internal init; } = [];

    /// <summary>The functions that the class calls.</summary>
    public WorkflowGraphNode[] Functions { get; internal init; } = [];

    /// <summary>Returns the workflow and the version.</summary>
    public override string ToString() => $"{WorkflowName} {VersionId}";
}
