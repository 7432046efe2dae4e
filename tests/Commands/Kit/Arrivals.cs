using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Tells when requests have arrived, and been answered.</summary>
internal static class Arrivals
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Completes when so many requests have been answered. Whoever waits for it sets the limit.</summary>
    public static async Task Arrival(this SandboxServer server, int count)
    {
        await server.Begun(count);
        await server.Requests[count - 1].Ended;
    }

    /// <summary>Completes when so many requests have come. Whoever waits for it sets the limit.</summary>
    public static async Task Begun(this SandboxServer server, int count)
    {
        while (server.Requests.Count < count)
        {
            await Task.Delay(s_pause);
        }
    }
}
