using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>One of several ways to do the same job.</summary>
internal interface IWorkload
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>Runs before each round and is not measured.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Does the job.</summary>
    /// <exception cref="System.Exception">The job was not completed.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
