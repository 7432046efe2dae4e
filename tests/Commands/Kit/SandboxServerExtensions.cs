using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Tells when requests have been answered.</summary>
internal static class SandboxServerExtensions
{
    /// <summary>Completes when so many requests have come, and the last of them was answered. Whoever waits for it sets
    /// the limit.</summary>
    public static async Task WaitForAnswersAsync(this SandboxServer server, int count)
    {
        await server.Requests.Arrival(count);
        await server.Requests[count - 1].Ended;
    }
}
