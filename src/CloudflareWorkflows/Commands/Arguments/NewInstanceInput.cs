using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The settings of a new instance from a piped object. Null means not specified.</summary>
internal sealed record NewInstanceInput
{
    public string? WorkflowName { get; init; }

    /// <summary>Only objects of this module specify an account.</summary>
    public string? AccountId { get; init; }

    public string? Id { get; init; }

    /// <summary>The params as JSON in UTF-8.</summary>
    public byte[]? Params { get; init; }

    /// <summary>Whether the params are text that looks like JSON but is sent as a string.</summary>
    public bool LooksLikeJson { get; init; }

    public Retention? SuccessRetention { get; init; }

    public Retention? ErrorRetention { get; init; }

    public string? LocationHint { get; init; }
}
