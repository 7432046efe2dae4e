namespace CloudflareWorkflows.Models;

/// <summary>An error that the code of a workflow threw.</summary>
public sealed record WorkflowError
{
    /// <summary>The name of the JavaScript or Python error, for example <c>TypeError</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The message of the error.</summary>
    public string? Message { get; init; }

    /// <summary>Returns the name and the message on one line.</summary>
    public override string ToString() => string.IsNullOrEmpty(Message) ? Name ?? "" : $"{Name}: {Message}";
}
