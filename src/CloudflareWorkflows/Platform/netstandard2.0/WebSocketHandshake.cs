using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;

namespace CloudflareWorkflows.Platform;

/// <summary>What goes with the request that opens a WebSocket, and what comes back instead.</summary>
internal static class WebSocketHandshake
{
    /// <summary>Stands for a response that was no success, where the platform does not tell which.</summary>
    private const HttpStatusCode AssumedStatus = HttpStatusCode.UpgradeRequired;

    public static void Prepare(
        ClientWebSocketOptions options, IWebProxy? proxy, string userAgent, HttpRequestHeaders credential)
    {
        if (proxy is not null)
        {
            options.Proxy = proxy;
        }

        // .NET Framework refuses to have the User-Agent set here.
        foreach (KeyValuePair<string, IEnumerable<string>> header in credential)
        {
            options.SetRequestHeader(header.Key, string.Join(",", header.Value));
        }
    }

    /// <summary>The head of the response that refused; null if the connection failed before one came.</summary>
    public static HttpResponseMessage? ResponseOf(ClientWebSocket socket, Exception failure) => failure switch
    {
        WebSocketException { InnerException: WebException { Response: HttpWebResponse response } } => new(response.StatusCode),
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } => new(AssumedStatus),
        _ => null,
    };
}
