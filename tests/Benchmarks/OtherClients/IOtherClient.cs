using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>A client other than this module. It sends one request after the other, as its documentation shows.</summary>
internal interface IOtherClient : IAsyncDisposable
{
    /// <summary>Lists a workflow completely, with the largest pages.</summary>
    /// <returns>The number of instances.</returns>
    Task<int> ListAsync(SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken);

    /// <summary>Creates 100 instances in one batch.</summary>
    /// <returns>The number of created instances.</returns>
    Task<int> CreateAsync(SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken);
}
