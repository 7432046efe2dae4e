using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>How a step is repeated when it fails.</summary>
public sealed record WorkflowStepConfig
{
    /// <summary>How often it is repeated at most.</summary>
    public int? RetryLimit { get; init; }

    /// <summary>The pause before the first repetition: milliseconds or a phrase such as <c>10 seconds</c>.</summary>
    public string? RetryDelay { get; init; }

    /// <summary>How pauses grow: constant, linear or exponential.</summary>
    public string? Backoff { get; init; }

    /// <summary>How long one attempt may take: milliseconds or a phrase such as <c>10 minutes</c>.</summary>
    public string? Timeout { get; init; }

    /// <summary>All of it on one line.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            RetryLimit is int limit ? string.Format(CultureInfo.InvariantCulture, "{0} retries", limit) : null,
            RetryDelay is null ? null : $"delay {RetryDelay}",
            Backoff,
            Timeout is null ? null : $"timeout {Timeout}",
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
