using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Waits for answered requests.</summary>
internal static class SandboxServerExtensions
{
    /// <summary>Completes when this many requests have arrived and the last of them was answered. The caller sets the
    /// timeout.</summary>
    public static async Task WaitForAnswersAsync(this SandboxServer server, int count)
    {
        await server.Requests.Arrival(count);
        await server.Requests[count - 1].Ended;
    }
}
