using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A server on a real socket that sends given bytes, valid or not.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const string LengthHeader = "Content-Length:";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Turn> _answer;
    private readonly Task _loop;

    /// <param name="answer">Creates the response from the first line of a request.</param>
    public LoopbackServer(Func<string, Turn> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{Port}/client/v4/");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first lines of the received requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The number of accepted connections.</summary>
    public int Connections { get; private set; }

    /// <summary>Called when the server has sent the start of a response and then sends nothing more.</summary>
    public Action Stalled { get; init; } = () => { };

    /// <summary>The headers of the received requests, one line each.</summary>
    public ConcurrentQueue<string> Headers { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                using StreamReader reader = new(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
                Turn turn;
                do
                {
                    if (await ReadAsync(reader) is not string line)
                    {
                        return;
                    }

                    Requests.Enqueue(line);
                    turn = _answer(line);
                    await stream.WriteAsync(turn.Bytes, _stop.Token);
                    if (turn.Stalls)
                    {
                        Stalled();
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                    }
                }
                while (turn.KeepsOpen);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException)
            {
                // The test has ended, or the client closed the connection.
            }
        }
    }

    /// <summary>Reads a request completely: closing a connection with unread data resets it.</summary>
    /// <returns>Its first line; null at the end of the connection.</returns>
    private async Task<string?> ReadAsync(StreamReader reader)
    {
        string? line = await reader.ReadLineAsync(_stop.Token);
        int length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            Headers.Enqueue(header);
            if (header.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header[LengthHeader.Length..], CultureInfo.InvariantCulture);
            }
        }

        if (length > 0)
        {
            _ = await reader.ReadBlockAsync(new char[length], _stop.Token);
        }

        return line;
    }

    /// <summary>What the server sends, and whether it then stalls or accepts another request instead of closing the
    /// connection.</summary>
    internal sealed record Turn(byte[] Bytes, bool Stalls = false, bool KeepsOpen = false)
    {
        /// <summary>Closes the connection without sending a byte.</summary>
        public static Turn Closed { get; } = new([]);

        public static Turn Of(string headers, string body) =>
            new(Encoding.UTF8.GetBytes(headers.ReplaceLineEndings("\r\n") + "\r\n\r\n" + body));

        public static Turn Json(string body, int status = 200, string type = "application/json") =>
            Of($"HTTP/1.1 {status} X\nContent-Type: {type}\nContent-Length: {Encoding.UTF8.GetByteCount(body)}", body);
    }
}
