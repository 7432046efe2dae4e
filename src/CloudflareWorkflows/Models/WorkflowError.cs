namespace CloudflareWorkflows.Models;

/// <summary>An error that a workflow's own code threw.</summary>
public sealed record WorkflowError
{
    /// <summary>The name of the JavaScript or Python error, for example <c>TypeError</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Its message.</summary>
    public string? Message { get; init; }

    /// <summary>Name and message on one line.</summary>
    public override string ToString() => string.IsNullOrEmpty(Message) ? Name ?? "" : $"{Name}: {Message}";
}
