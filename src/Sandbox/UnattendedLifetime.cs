using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace CloudflareWorkflows.Sandbox;

/// <summary>Leaves the signals of the process to whoever started the server: it may be one of many in a test run.</summary>
internal sealed class UnattendedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
