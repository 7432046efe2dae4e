using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>What instances of a version did.</summary>
/// <param name="Instances">The instances, with their steps.</param>
internal sealed record VersionHistory(IReadOnlyList<WorkflowInstanceDetail> Instances)
{
    /// <summary>A short output can't be near the limit. The service truncates long ones.</summary>
    private const int LongOutput = 1000;

    /// <summary>How many steps an instance can have; null for the default.</summary>
    public int? StepLimit { get; init; }

    /// <summary>The size of the largest output of each step, in bytes, by the name in the code; empty if none was
    /// read.</summary>
    public IReadOnlyDictionary<string, int> OutputSizes { get; init; } = new Dictionary<string, int>();

    /// <summary>The steps whose output can be large, one for each name in the code: those with the longest part of an
    /// output.</summary>
    public WorkflowStep[] LongOutputs =>
    [
        .. Instances.SelectMany(instance => instance.Steps)
            .Where(step => step is { Type: "step", Status: InstanceStatus.Complete, Output: string { Length: >= LongOutput } })
            .GroupBy(step => step.NameInCode, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(step => ((string)step.Output!).Length).First()),
    ];
}
