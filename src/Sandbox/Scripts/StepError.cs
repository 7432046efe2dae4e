namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>An error as a step or an instance reports it.</summary>
/// <param name="Name">The JavaScript class of the error, such as <c>Error</c>.</param>
/// <param name="Message">What it says.</param>
public sealed record StepError(string Name, string Message)
{
    /// <summary>What a step says that failed and was not told how.</summary>
    public static StepError Default { get; } = new("Error", "the upstream service answered 503");

    /// <summary>What a wait says whose event did not come in time.</summary>
    public static StepError Timeout { get; } = new("WorkflowTimeoutError", "Execution timed out");
}
