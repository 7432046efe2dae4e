namespace CloudflareWorkflows.Models;

/// <summary>A difference between an account and a definition of a workflow.</summary>
public sealed record WorkflowDifference
{
    /// <summary>The Setting of a workflow that only one side has.</summary>
    internal const string WholeWorkflow = "Workflow";

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The setting that differs, with the name of the property of a definition. Workflow, if only one side has the
    /// workflow.</summary>
    public string Setting { get; internal init; } = "";

    /// <summary>The value in the account; null for the default of the service. For the setting Workflow: exists or
    /// missing.</summary>
    public string? Actual { get; internal init; }

    /// <summary>The value in the definition; null for the default of the service. For the setting Workflow: defined or not
    /// defined.</summary>
    public string? Desired { get; internal init; }

    /// <summary>Whether the service can't change the setting of a workflow that exists, so that Set-CfWorkflow can't
    /// remove the difference.</summary>
    public bool Immutable { get; internal init; }

    /// <summary>The file of the definition; null if there is no definition.</summary>
    public string? Path { get; internal init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the workflow, the setting and both values.</summary>
    public override string ToString() =>
        $"{WorkflowName}: {Setting} is {Actual ?? "default"}, defined as {Desired ?? "default"}";
}
