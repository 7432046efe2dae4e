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

    /// <summary>What an instance says that ends with a NonRetryableError, whatever that said (workers-sdk 12636; the local
    /// engine, which is built from the same source, says it in these words).</summary>
    public static StepError NotHandled { get; } = new(
        Fatal,
        "The execution of the Workflow instance was terminated, as a step threw an NonRetryableError and it was not handled");

    private const string Fatal = "WorkflowFatalError";

    /// <summary>What the step says that threw it.</summary>
    internal static StepError NonRetryable(string message) =>
        new(Fatal, $"Step threw a NonRetryableError with message \"NonRetryableError: {message}\"");
}
