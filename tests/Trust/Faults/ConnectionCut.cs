using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>Closes or resets a connection without a response.</summary>
internal static class ConnectionCut
{
    public static Task Connection(HttpContext context, bool reset)
    {
        Socket? socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (!reset)
        {
            // The client sees the end of the stream.
            socket?.Shutdown(SocketShutdown.Both);
        }
        else if (!HttpProtocol.IsHttp2(context.Request.Protocol) && socket is not null)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        // With HTTP/2, only this resets the stream.
        context.Abort();
        return Task.CompletedTask;
    }
}
