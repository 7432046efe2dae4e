using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>What a piped object says of the instance to start. Null: it does not say.</summary>
internal sealed record NewInstanceInput
{
    public string? WorkflowName { get; init; }

    /// <summary>Only an object of this module says which account it belongs to.</summary>
    public string? AccountId { get; init; }

    public string? Id { get; init; }

    /// <summary>The params as JSON in UTF-8.</summary>
    public byte[]? Params { get; init; }

    /// <summary>Whether the params are text that looks like JSON, and are sent as a string.</summary>
    public bool LooksLikeJson { get; init; }

    public Retention? SuccessRetention { get; init; }

    public Retention? ErrorRetention { get; init; }

    public string? LocationHint { get; init; }
}
