namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>An error as a step or an instance reports it.</summary>
/// <param name="Name">The JavaScript class of the error, such as <c>Error</c>.</param>
/// <param name="Message">The message.</param>
public sealed record StepError(string Name, string Message)
{
    /// <summary>The default error of a failed step.</summary>
    public static StepError Default { get; } = new("Error", "the upstream service answered 503");

    /// <summary>The error of a wait that timed out.</summary>
    public static StepError Timeout { get; } = new("WorkflowTimeoutError", "Execution timed out");

    /// <summary>The error of an instance that ends with a NonRetryableError, whatever its message (workers-sdk
    /// 12636). The local engine, built from the same source, uses this text.</summary>
    public static StepError NotHandled { get; } = new(
        Fatal,
        "The execution of the Workflow instance was terminated, as a step threw an NonRetryableError and it was not handled");

    private const string Fatal = "WorkflowFatalError";

    /// <summary>The error of the step that threw it.</summary>
    internal static StepError NonRetryable(string message) =>
        new(Fatal, $"Step threw a NonRetryableError with message \"NonRetryableError: {message}\"");
}
