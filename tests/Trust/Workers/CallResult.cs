using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>The result of a script, and its cost.</summary>
internal sealed record CallResult
{
    public required int Session { get; init; }

    /// <summary>The output: the id of each object, or its text if it has none.</summary>
    public required IReadOnlyList<string> Output { get; init; }

    public required IReadOnlyList<ReportedError> Errors { get; init; }

    /// <summary>The processor time of the whole worker while the script ran.</summary>
    public required double ProcessorSeconds { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The peak memory of the worker.</summary>
    public required long PeakBytes { get; init; }

    public IEnumerable<ReportedError> Unexpected => Errors.Where(error => !error.IsOwn);
}
