namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What came of a job.</summary>
/// <param name="Value">The figure that the bar is about.</param>
/// <param name="Basis">What the figure was made of, for those who doubt it.</param>
internal sealed record Measurement(double Value, string Basis);
