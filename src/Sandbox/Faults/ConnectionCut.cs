using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Aborts a connection before or during the response.</summary>
internal static class ConnectionCut
{
    public static Task CutAsync(HttpContext context)
    {
        Mark(context);
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Marks that the connection will end before the response does.</summary>
    public static void Mark(HttpContext context) => context.Items[typeof(ConnectionCut)] = true;

    /// <summary>Whether the client received no complete response, because of a fault or because it
    /// disconnected.</summary>
    public static bool HasHappened(HttpContext context) =>
        context.Items.ContainsKey(typeof(ConnectionCut)) || context.RequestAborted.IsCancellationRequested;
}
