using System;

namespace CloudflareWorkflows.Models;

/// <summary>How an instance differs from another instance of its workflow, the reference.</summary>
public sealed record WorkflowInstanceComparison
{
    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The ID of the reference.</summary>
    public string ReferenceId { get; internal init; } = "";

    /// <summary>The ID of the instance that is compared with the reference.</summary>
    public string DifferenceId { get; internal init; } = "";

    /// <summary>The status of the reference.</summary>
    public string ReferenceStatus { get; internal init; } = "";

    /// <summary>The status of the instance.</summary>
    public string DifferenceStatus { get; internal init; } = "";

    /// <summary>The name of the first step that differs in its status, attempts, or error, or that only one of the
    /// instances has. Null if there is none.</summary>
    public string? FirstDifference { get; internal init; }

    /// <summary>The name of the step that took the most additional time, of the steps that are Slower. Null if there
    /// is none.</summary>
    public string? SlowestStep { get; internal init; }

    /// <summary>The duration of the instance divided by that of the reference: 2 means twice as long. Null if one of
    /// them is unknown or zero.</summary>
    public double? Change { get; internal init; }

    /// <summary>The duration of the reference; null if it hasn't ended.</summary>
    public TimeSpan? ReferenceDuration { get; internal init; }

    /// <summary>The duration of the instance; null if it hasn't ended.</summary>
    public TimeSpan? DifferenceDuration { get; internal init; }

    /// <summary>The ID of the workflow version that the reference runs.</summary>
    public string? ReferenceVersionId { get; internal init; }

    /// <summary>The ID of the workflow version that the instance runs.</summary>
    public string? DifferenceVersionId { get; internal init; }

    /// <summary>The account of the instance; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>What limits the comparison, for example that the versions differ, or that an instance hasn't
    /// ended.</summary>
    public string[] Notes { get; internal init; } = [];

    /// <summary>The steps of both instances, also those that don't differ, in the order of the reference.</summary>
    public WorkflowStepComparison[] Steps { get; internal init; } = [];

    /// <summary>The differences of the params. Null if the service truncated or hid the params of one of the
    /// instances.</summary>
    public WorkflowValueDifference[]? Params { get; internal init; }

    /// <summary>The differences of the outputs. Null if one of the instances isn't complete.</summary>
    public WorkflowValueDifference[]? Output { get; internal init; }

    /// <summary>The reference.</summary>
    public WorkflowInstanceDetail? ReferenceInstance { get; internal init; }

    /// <summary>The instance that is compared with the reference.</summary>
    public WorkflowInstanceDetail? DifferenceInstance { get; internal init; }

    /// <summary>Returns both IDs and the first difference.</summary>
    public override string ToString() =>
        $"{DifferenceId} compared with {ReferenceId}: {FirstDifference ?? "no step differs"}";
}
