using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Reads the messages of one WebSocket connection. To continue after the connection ends, open it
/// again.</summary>
internal sealed class ApiWebSocket(ApiConnection connection, IRequestLog log)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>The largest message that is accepted.</summary>
    private const int MaximumMessageSize = 64 * 1024 * 1024;

    /// <summary>Returns messages until the service closes the connection.</summary>
    /// <exception cref="CloudflareException">The connection was refused, or lost.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        string path, JsonTypeInfo<T> shape, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Get(path);
        using ClientWebSocket socket = new();
        using CancellationTokenRegistration abort = cancellationToken.Register(socket.Abort);
        await OpenAsync(socket, request, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[BufferSize];
        using MemoryStream message = new();
        while (await ReceiveAsync(socket, request, buffer, message, cancellationToken).ConfigureAwait(false))
        {
            yield return Parse(request, message, shape);
        }
    }

    private async Task OpenAsync(ClientWebSocket socket, ApiRequest request, CancellationToken cancellationToken)
    {
        // A handshake counts as a request.
        AcquireRequest acquire = new(false, null, new ThrottleReporter(log).Report, connection.MaximumWait);
        using RateLimitLease? lease = connection.Scheduler is RequestScheduler scheduler
            ? await scheduler.AcquireAsync(acquire, cancellationToken).ConfigureAwait(false)
            : null;
        long startedOn = connection.Time.GetTimestamp();
        using HttpRequestMessage head = new();
        connection.Credential?.Apply(head.Headers);
        WebSocketHandshake.Prepare(socket.Options, connection.Proxy.ToWebProxy(), connection.UserAgent, head.Headers);
        UriBuilder address = new(new Uri(connection.BaseAddress, request.Path));
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        using AttemptTimeout timeout = new(connection.Time, connection.AttemptTimeout, cancellationToken);
        string outcome = "open";
        try
        {
            await socket.ConnectAsync(address.Uri, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using HttpResponseMessage? response = WebSocketHandshake.ResponseOf(socket, failure);
            CloudflareException error = timeout.HasExpired
                ? ApiExceptions.TimedOut(request, connection.AttemptTimeout, failure)
                : WebSocketExceptions.Of(request, connection, response, failure);
            outcome = error.Kind.ToString();
            throw error;
        }
        finally
        {
            log.Verbose(string.Format(
                CultureInfo.InvariantCulture, "WebSocket {0}: {1} in {2} ms", request.Path, outcome,
                (long)connection.Time.GetElapsedTime(startedOn).TotalMilliseconds));
        }
    }

    /// <summary>Reads one complete message.</summary>
    /// <returns>False if there are no more.</returns>
    private async Task<bool> ReceiveAsync(
        ClientWebSocket socket, ApiRequest request, byte[] buffer, MemoryStream message,
        CancellationToken cancellationToken)
    {
        message.SetLength(0);
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await socket
                    .ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
                        .ConfigureAwait(false);
                    return false;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    return true;
                }

                if (message.Length > MaximumMessageSize)
                {
                    throw Unreadable(request, $"it is larger than {MaximumMessageSize} bytes.", null);
                }
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Cancellation closes the socket during the read, which then fails with one of several exceptions.
            cancellationToken.ThrowIfCancellationRequested();
            throw ApiExceptions.ConnectionFailed(request, connection.BaseAddress, failure);
        }
    }

    private static T Parse<T>(ApiRequest request, MemoryStream message, JsonTypeInfo<T> shape)
    {
        try
        {
            message.Position = 0;
            return JsonSerializer.Deserialize(message, shape) ?? throw new JsonException("The message is null.");
        }
        catch (JsonException failure)
        {
            throw Unreadable(request, failure.Message, failure);
        }
    }

    private static CloudflareException Unreadable(ApiRequest request, string reason, Exception? cause) =>
        new(CloudflareErrorKind.UnreadableAnswer, $"A message isn't the expected JSON: {reason}", cause)
        {
            Method = request.Method.Method,
            Path = request.Path,
        };
}
