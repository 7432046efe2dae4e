using System.Collections.Generic;
using System.Threading;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>A job and its measurements.</summary>
internal interface IBenchmark
{
    /// <summary>The name of the job.</summary>
    string Job { get; }

    /// <summary>Runs the job and measures it. Each figure is a row of the table.</summary>
    /// <exception cref="System.Exception">The job failed, so its figures are invalid.</exception>
    IAsyncEnumerable<Measurement> RunAsync(CancellationToken cancellationToken);
}
