using System.Collections.Generic;
using System.Threading;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>A job, and what is to be found out about it.</summary>
internal interface IBenchmark
{
    /// <summary>What is done.</summary>
    string Job { get; }

    /// <summary>Does the job and measures it; each figure is a row of the table.</summary>
    /// <exception cref="System.Exception">The job did not do what it should: its figures would mean nothing.</exception>
    IAsyncEnumerable<Measurement> RunAsync(CancellationToken cancellationToken);
}
