using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Forwards requests to an emulated account and records its responses.</summary>
internal sealed class RecordedResponses(SandboxServer server) : IResponseSource, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ConcurrentQueue<RawResponse> _answers = new();

    /// <summary>The responses, in order.</summary>
    public IReadOnlyList<RawResponse> Answers => [.. _answers];

    public async Task<RawResponse> AnswerAsync(RawRequest request, CancellationToken cancellationToken)
    {
        RawResponse answer = request.Headers.ContainsKey("Sec-WebSocket-Key")
            ? await SubscribeAsync(request, cancellationToken)
            : await SendAsync(request, cancellationToken);
        _answers.Enqueue(answer);
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(server.Origin, request.PathAndQuery));
        _ = message.Headers.TryAddWithoutValidation("Authorization", request.Headers["Authorization"]);
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using HttpResponseMessage response = await _http.SendAsync(message, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers =
            response.Headers.Concat(response.Content.Headers);
        return new RawResponse
        {
            Key = request.Key,
            Status = (int)response.StatusCode,
            Headers =
            [
                .. headers.Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length"))
                    .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"),
            ],
            Body = body,
        };
    }

    /// <summary>Reads all events of an ended instance, and the close.</summary>
    private async Task<RawResponse> SubscribeAsync(RawRequest request, CancellationToken cancellationToken)
    {
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", request.Headers["Authorization"]);
        UriBuilder address = new(new Uri(server.Origin, request.PathAndQuery)) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        byte[] buffer = new byte[64 * 1024];
        List<byte> frames = [];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancellationToken);
            frames.AddRange(part.MessageType == WebSocketMessageType.Close
                ? Frames.Close(1000)
                : Frames.Of(Frames.Text, buffer.AsSpan(0, part.Count)));
        }
        while (part.MessageType != WebSocketMessageType.Close);

        return new RawResponse
        {
            Key = request.Key,
            Status = 101,
            Headers = ["Upgrade: websocket", "Connection: Upgrade"],
            Body = [.. frames],
            IsSocket = true,
        };
    }
}
