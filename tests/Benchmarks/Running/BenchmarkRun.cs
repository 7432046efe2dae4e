using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Runs the jobs one after the other and prints the results.</summary>
internal static class BenchmarkRun
{
    /// <returns>The exit code: 0 only if every threshold is met.</returns>
    public static async Task<int> RunAsync(Scale scale, string? only, CancellationToken cancellationToken)
    {
        List<ResultRow> rows = [];
        foreach (IBenchmark benchmark in BenchmarkSuite.Create(scale))
        {
            if (only is null || benchmark.Job.Contains(only, StringComparison.OrdinalIgnoreCase))
            {
                // On stderr, so that stdout has only the table.
                await Console.Error.WriteLineAsync($"Measuring: {benchmark.Job} ...");
                await RunOneAsync(benchmark, rows, cancellationToken);
            }
        }

        await ResultTable.WriteAsync(Console.Out, scale, rows);
        return rows.Count > 0 && rows.All(row => row.IsGood) ? 0 : 1;
    }

    private static async Task RunOneAsync(IBenchmark benchmark, List<ResultRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (Measurement measurement in benchmark.RunAsync(cancellationToken))
            {
                rows.Add(new ResultRow(benchmark.Job, measurement, null));
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The other jobs still run.
            rows.Add(new ResultRow(benchmark.Job, null, failure));
        }
    }
}
