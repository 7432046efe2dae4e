using System;

namespace CloudflareWorkflows.Models;

/// <summary>An error that the code of a workflow threw.</summary>
public sealed record WorkflowError
{
    private const string Wrapper = "Step threw a NonRetryableError with message \"";

    /// <summary>The name of the JavaScript or Python error, for example <c>TypeError</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The message of the error.</summary>
    public string? Message { get; init; }

    /// <summary>Returns the name and the message on one line.</summary>
    public override string ToString() => string.IsNullOrEmpty(Message) ? Name ?? "" : $"{Name}: {Message}";

    /// <summary>Returns the error that the code threw. The service wraps a NonRetryableError in a sentence of its own, which
    /// would be the same for all.</summary>
    internal WorkflowError Unwrap()
    {
        if (Message?.StartsWith(Wrapper, StringComparison.Ordinal) != true)
        {
            return this;
        }

        string inner = Message[Wrapper.Length..];
        inner = inner.Length > 0 && inner[^1] == '"' ? inner[..^1] : inner;
        int colon = inner.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && inner.IndexOf(' ') > colon
            ? new WorkflowError { Name = inner[..colon], Message = inner[(colon + 2)..] }
            : new WorkflowError { Name = "NonRetryableError", Message = inner };
    }
}
