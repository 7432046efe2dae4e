using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Sends responses over raw sockets, because an HTTP server would reject most of these responses.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    // RFC 6455, section 1.3.
    private const string SocketKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly ConcurrentDictionary<string, IResponseSource> _answers = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    public RawServer()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Creates an address for a source of responses.</summary>
    public Uri Open(string name, IResponseSource answers)
    {
        _answers[name] = answers;
        return new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{name}/client/v4/");
    }

    public void Close(string name) => _answers.TryRemove(name, out _);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The expected end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        connection.NoDelay = true;
        NetworkStream wire = connection.GetStream();
        await using BufferedStream stream = new(wire);
        try
        {
            bool isOpen = true;
            while (isOpen && await RawRequest.ReadAsync(stream, _stop.Token) is RawRequest request)
            {
                isOpen = await AnswerAsync(wire, request);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The module disconnected.
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream wire, RawRequest request)
    {
        if (!_answers.TryGetValue(request.Address, out IResponseSource? answers))
        {
            return false;
        }

        RawResponse answer = await answers.AnswerAsync(request, _stop.Token);
        string? accept = answer.IsSocket && request.Headers.TryGetValue("Sec-WebSocket-Key", out string? key)
            ? Convert.ToBase64String(Sha1(key + SocketKey))
            : null;
        await wire.WriteAsync(answer.ToBytes(accept), _stop.Token);
        return answer.SendsContentLength && !answer.IsSocket;
    }

#pragma warning disable CA5350 // The protocol wants it.
    private static byte[] Sha1(string text) => SHA1.HashData(Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
}
