using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>One row of the table: a job, and what it may cost.</summary>
internal interface IBenchmark
{
    /// <summary>What is done, and what of it is measured.</summary>
    string Job { get; }

    Bar Bar { get; }

    /// <summary>Does the job and measures it.</summary>
    /// <exception cref="System.Exception">The job did not do what it should: its figure would mean nothing.</exception>
    Task<Measurement> RunAsync(CancellationToken cancellationToken);
}
