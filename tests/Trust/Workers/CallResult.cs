using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>What a script result, and what it cost.</summary>
internal sealed record CallResult
{
    public required int Session { get; init; }

    /// <summary>The output: the id of what has one, else its text.</summary>
    public required IReadOnlyList<string> Output { get; init; }

    public required IReadOnlyList<ReportedError> Errors { get; init; }

    /// <summary>The processor time of the whole worker while the script ran.</summary>
    public required double ProcessorSeconds { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The most memory that the worker ever had.</summary>
    public required long PeakBytes { get; init; }

    public IEnumerable<ReportedError> Unexpected => Errors.Where(error => !error.IsOwn);
}
