using System;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>What a command was given does not fit; nothing was sent for it.</summary>
internal sealed class CmdletErrorException(string errorId, ErrorCategory category, string message, object? target)
    : Exception(message)
{
    /// <summary>What the user can do about it.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Whether no other input could fare better.</summary>
    public bool EndsPipeline { get; init; }

    public ErrorRecord ToErrorRecord() => new(this, errorId, category, target)
    {
        ErrorDetails = new ErrorDetails(Message) { RecommendedAction = RecommendedAction },
    };
}
