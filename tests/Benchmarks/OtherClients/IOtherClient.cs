using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>What people use without this module. It does its jobs one request after the other, as its documentation shows
/// them.</summary>
internal interface IOtherClient : IAsyncDisposable
{
    /// <summary>Lists a workflow to its end, with the largest pages that there are.</summary>
    /// <returns>How many came.</returns>
    Task<int> ListAsync(SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken);

    /// <summary>Creates a hundred instances, in one batch.</summary>
    /// <returns>How many were created.</returns>
    Task<int> CreateAsync(SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken);
}
