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
    public static void Prepare(
        ClientWebSocketOptions options, IWebProxy? proxy, string userAgent, HttpRequestHeaders credential)
    {
        options.CollectHttpResponseDetails = true;
        if (proxy is not null)
        {
            options.Proxy = proxy;
        }

        options.SetRequestHeader("User-Agent", userAgent);
        foreach (KeyValuePair<string, IEnumerable<string>> header in credential)
        {
            options.SetRequestHeader(header.Key, string.Join(',', header.Value));
        }
    }

    /// <summary>The response head of a refused handshake; null if the connection failed before a response.</summary>
    public static HttpResponseMessage? ResponseOf(ClientWebSocket socket, Exception failure)
    {
        if (failure is not WebSocketException || socket.HttpStatusCode == 0)
        {
            return null;
        }

        HttpResponseMessage response = new(socket.HttpStatusCode);
        foreach (KeyValuePair<string, IEnumerable<string>> header in socket.HttpResponseHeaders!)
        {
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }
}
