using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>One of several ways to do the same job.</summary>
internal interface IWorkload
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Done before each round, unmeasured.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Does the job.</summary>
    /// <exception cref="System.Exception">It was not done whole.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
