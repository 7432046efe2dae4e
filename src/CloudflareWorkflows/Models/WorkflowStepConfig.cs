using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>The retry settings of a step.</summary>
public sealed record WorkflowStepConfig
{
    /// <summary>The maximum number of retries.</summary>
    public int? RetryLimit { get; init; }

    /// <summary>The delay before the first retry: milliseconds, or a phrase such as <c>10 seconds</c>.</summary>
    public string? RetryDelay { get; init; }

    /// <summary>How the delays grow: constant, linear, or exponential.</summary>
    public string? Backoff { get; init; }

    /// <summary>The timeout of one attempt: milliseconds, or a phrase such as <c>10 minutes</c>.</summary>
    public string? Timeout { get; init; }

    /// <summary>Returns all settings on one line.</summary>
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
