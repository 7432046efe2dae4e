using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>What a report shows.</summary>
/// <param name="MadeOn">When the report was made, in UTC. An instance that hasn't ended lasts until then.</param>
/// <param name="RequestCount">The number of requests that reading took, as far as it is known.</param>
/// <param name="Workflows">The workflows, in the order in which they came first.</param>
internal sealed record Report(DateTime MadeOn, int RequestCount, WorkflowReport[] Workflows);

/// <summary>What a report shows of one workflow, or of one time range of it.</summary>
internal sealed record WorkflowReport
{
    public string WorkflowName { get; init; } = "";

    public string? AccountId { get; init; }

    /// <summary>What was measured; null if only instances were given.</summary>
    public WorkflowSummary? Summary { get; init; }

    /// <summary>The measure of the instances; null without instances.</summary>
    public WorkflowMeasure? Measure { get; init; }

    /// <summary>The measures of the versions, the one with most runs first.</summary>
    public WorkflowMeasure[] Versions { get; init; } = [];

    /// <summary>Why instances failed, most frequent first.</summary>
    public WorkflowErrorGroup[] Causes { get; init; } = [];

    public WorkflowStepMeasure[] Steps { get; init; } = [];

    /// <summary>Whether the steps are those of the instances, because the summary has none.</summary>
    public bool AreStepsOfInstances { get; init; }

    /// <summary>The full instances: errored ones first, then open ones, newest first.</summary>
    public WorkflowInstanceDetail[] Instances { get; init; } = [];

    /// <summary>The instances of which only a list is known.</summary>
    public WorkflowInstance[] Unread { get; init; } = [];

    /// <summary>Whether the instances are examples, one of each cause of a summary.</summary>
    public bool IsExamples { get; init; }

    /// <summary>The graphs of versions, each with an instance.</summary>
    public ReportGraph[] Graphs { get; init; } = [];
}

/// <summary>The graph of a version, and the instance to show on it.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Instance">The instance: the newest failed one, or else the newest one.</param>
/// <param name="Graph">The graph; null if it can't be shown.</param>
/// <param name="Reason">Why it can't be shown; null if it is shown.</param>
internal sealed record ReportGraph(string VersionId, WorkflowInstanceDetail Instance, WorkflowGraph? Graph, string? Reason);
