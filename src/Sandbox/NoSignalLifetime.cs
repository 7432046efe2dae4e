using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace CloudflareWorkflows.Sandbox;

/// <summary>Does not handle the signals of the process, which may run several servers, for example in
/// tests.</summary>
internal sealed class NoSignalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
