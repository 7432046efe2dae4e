using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>What to check, and how.</summary>
internal sealed record HealthPlan(HealthLimits Limits)
{
    /// <summary>The checks that are not wanted.</summary>
    public IReadOnlyCollection<string> Skipped { get; init; } = [];

    /// <summary>Earlier errors, to find new ones; null to look for none.</summary>
    public IReadOnlyCollection<WorkflowErrorGroup>? Baseline { get; init; }

    /// <summary>Called on any thread when a workflow has been read.</summary>
    public Action OnRead { get; init; } = static () => { };

    /// <summary>Receives what is going to be done, on any thread.</summary>
    public Action<string> Tell { get; init; } = static _ => { };

    /// <summary>Whether one of the checks is wanted.</summary>
    public bool Wants(params string[] kinds) => kinds.Any(kind => !Skipped.Contains(kind));
}
