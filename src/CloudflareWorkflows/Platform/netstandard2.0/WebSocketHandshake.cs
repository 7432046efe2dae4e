using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;

namespace CloudflareWorkflows.Platform;

/// <summary>Prepares the request that opens a WebSocket, and reads the response to a failed one.</summary>
internal static class WebSocketHandshake
{
    /// <summary>The assumed status of a refusal, if the platform does not report it.</summary>
    private const HttpStatusCode AssumedStatus = HttpStatusCode.UpgradeRequired;

    public static void Prepare(
        ClientWebSocketOptions options, IWebProxy? proxy, string userAgent, HttpRequestHeaders credential)
    {
        if (proxy is not null)
        {
            options.Proxy = proxy;
        }

        // .NET Framework does not allow setting the User-Agent here.
        foreach (KeyValuePair<string, IEnumerable<string>> header in credential)
        {
            options.SetRequestHeader(header.Key, string.Join(",", header.Value));
        }
    }

    /// <summary>The response head of a refused handshake; null if the connection failed before a response.</summary>
    public static HttpResponseMessage? ResponseOf(ClientWebSocket socket, Exception failure) => failure switch
    {
        WebSocketException { InnerException: WebException { Response: HttpWebResponse response } } => new(response.StatusCode),
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } => new(AssumedStatus),
        _ => null,
    };
}
