namespace CloudflareWorkflows.Models;

/// <summary>A breach of Cloudflare's Rules of Workflows in the code of a version, found by Test-CfWorkflowVersion.</summary>
public sealed record WorkflowVersionFinding
{
    /// <summary>The rule that found it, for example UnawaitedStep, RaceOutsideStep, VaryingName, or LongTimeout.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>Critical: instances can do the wrong thing, or fail. Warning: the code breaks a rule. Information: worth a
    /// look.</summary>
    public string Severity { get; internal init; } = "";

    /// <summary>The name of the step, without the counter that instances add. Null if the finding isn't about one
    /// step.</summary>
    public string? StepName { get; internal init; }

    /// <summary>What was found, in one sentence.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>What to change in the code.</summary>
    public string Advice { get; internal init; } = "";

    /// <summary>The address of the page that has the rule.</summary>
    public string Rule { get; internal init; } = "";

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The ID of the version.</summary>
    public string VersionId { get; internal init; } = "";

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the kind and the message on one line.</summary>
    public override string ToString() => $"{Kind}: {Message}";
}
