using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Ends a connection without an answer, or in the middle of one.</summary>
internal static class ConnectionCut
{
    public static Task CutAsync(HttpContext context)
    {
        Mark(context);
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Remembers that the connection will end before the answer does.</summary>
    public static void Mark(HttpContext context) => context.Items[typeof(ConnectionCut)] = true;

    /// <summary>Whether the client has got no whole answer, be it by us or because it went away.</summary>
    public static bool HasHappened(HttpContext context) =>
        context.Items.ContainsKey(typeof(ConnectionCut)) || context.RequestAborted.IsCancellationRequested;
}
