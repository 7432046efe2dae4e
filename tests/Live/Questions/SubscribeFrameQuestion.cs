using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Reads the frames of an instance that has ended, and looks at the type of one property.</summary>
/// <param name="id">The id in the catalog.</param>
/// <param name="property">The property that may be a number.</param>
internal sealed class SubscribeFrameQuestion(string id, string property) : LiveQuestion(id, Cost.Ended + 1)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        JsonNode frame = await ReadFrameAsync(context, context.Instances("Echo", $"/{instance}/subscribe"), cancellationToken);
        return frame[property]?.GetValueKind() switch
        {
            JsonValueKind.Number => true,
            JsonValueKind.String => false,
            _ => throw new UnexpectedException($"The first frame has no {property} that is a number or a text."),
        };
    }

    private static async Task<JsonNode> ReadFrameAsync(QuestionContext context, string path, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(s_timeout, context.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using ClientWebSocket socket = await context.Service.ConnectAsync(path, either.Token);
            byte[] text = await ReadMessageAsync(socket, either.Token);
            return JsonNode.Parse(text) ?? throw new UnexpectedException("The first frame is null.");
        }
        catch (WebSocketException)
        {
            throw new UnansweredException("The WebSocket was refused.");
        }
        catch (JsonException)
        {
            throw new UnexpectedException("The first frame is not JSON.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnansweredException("No frame came in time.");
        }
    }

    private static async Task<byte[]> ReadMessageAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        List<byte> message = [];
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancellationToken);
            message.AddRange(buffer.Take(part.Count));
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close
            ? throw new UnansweredException("The WebSocket closed without a frame.")
            : [.. message];
    }
}
