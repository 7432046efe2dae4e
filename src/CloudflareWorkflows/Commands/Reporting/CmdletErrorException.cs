using System;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>An error of a command that is not an API failure, such as an invalid argument.</summary>
internal sealed class CmdletErrorException(string errorId, ErrorCategory category, string message, object? target)
    : Exception(message)
{
    /// <summary>The ID of the error.</summary>
    public string ErrorId => errorId;

    /// <summary>What the user can do about it.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Whether the error applies to all inputs and ends the pipeline.</summary>
    public bool EndsPipeline { get; init; }

    public ErrorRecord ToErrorRecord() => new(this, errorId, category, target)
    {
        ErrorDetails = new ErrorDetails(Message) { RecommendedAction = RecommendedAction },
    };
}
