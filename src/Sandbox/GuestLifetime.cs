using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace CloudflareWorkflows.Sandbox;

/// <summary>The server is a guest in its process: signals are for the command that started it. ASP.NET's own lifetime
/// would take Ctrl+C and SIGTERM for itself, and wait for ever when it is disposed of while it handles one.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
