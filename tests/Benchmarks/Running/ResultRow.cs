using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>A job and what came of it: a measurement, or what went wrong.</summary>
internal sealed record ResultRow(IBenchmark Benchmark, Measurement? Measurement, Exception? Failure)
{
    public bool IsGood => Measurement is not null && Benchmark.Bar.Holds(Measurement.Value);

    public string Verdict => Failure is not null ? "BROKEN" : IsGood ? "ok" : "MISSED";

    public string Measured => Measurement is null ? "-" : Benchmark.Bar.Write(Measurement.Value);

    public string Basis => Measurement?.Basis ?? Failure!.ToString();
}
