namespace CloudflareWorkflows.Models;

/// <summary>The health of a workflow, from Get-CfWorkflowHealth.</summary>
public sealed record WorkflowHealth
{
    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>Unhealthy, with a critical finding; Degraded, with a warning; Unknown, without both, if a check couldn't be
    /// made or had too few runs to decide; or else Healthy.</summary>
    public string Status { get; internal init; } = "";

    /// <summary>The fraction, from 0 to 1, of the runs that ended with an error, among those that ended with an error
    /// or completed; null if none is known to have ended.</summary>
    public double? ErrorRate => Errored is long errored && Ended is long ended and > 0 ? (double)errored / ended : null;

    /// <summary>How many runs ended with an error since the start of the time range. If IsEstimate is true, it's at least
    /// this many. Null if that isn't known.</summary>
    public long? Errored { get; internal init; }

    /// <summary>How many runs ended with an error or completed since the start of the time range; null if that isn't
    /// known.</summary>
    public long? Ended { get; internal init; }

    /// <summary>Where the two counts are from: Analytics, which counts each run that ended; or Lists, also where
    /// lists complete what analytics lack.</summary>
    public string? Source { get; internal init; }

    /// <summary>Whether the counts are estimates, because the analytics were sampled, or lists don't show all runs of the
    /// time range.</summary>
    public bool IsEstimate { get; internal init; }

    /// <summary>The account that the workflow belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The checks that couldn't be made, each with the reason, for example <c>RetryStorm: the credential doesn't
    /// have the permission Account Analytics Read</c>.</summary>
    public string[] NotChecked { get; internal init; } = [];

    /// <summary>What was found, the most severe first.</summary>
    public WorkflowFinding[] Findings { get; internal init; } = [];

    /// <summary>Returns the name of the workflow.</summary>
    public override string ToString() => WorkflowName;
}
