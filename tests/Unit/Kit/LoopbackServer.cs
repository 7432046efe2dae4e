using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A server on a real socket that sends the bytes it is told to, however wrong they are.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Turn> _answer;
    private readonly Task _loop;

    /// <param name="answer">Makes the answer to a request, which it is given the first line of.</param>
    public LoopbackServer(Func<string, Turn> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{Port}/client/v4/");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first lines of the requests that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

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
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
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
                string line = await reader.ReadLineAsync(_stop.Token) ?? "";
                while (!string.IsNullOrEmpty(await reader.ReadLineAsync(_stop.Token)))
                {
                    // The headers are of no interest.
                }

                Requests.Enqueue(line);
                Turn turn = _answer(line);
                await stream.WriteAsync(turn.Bytes, _stop.Token);
                if (turn.Stalls)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException)
            {
                // The test is over, or the other side left.
            }
        }
    }

    /// <summary>What the server sends, and whether it then falls silent instead of closing the connection.</summary>
    internal sealed record Turn(byte[] Bytes, bool Stalls = false)
    {
        public static Turn Of(string headers, string body) =>
            new(Encoding.UTF8.GetBytes(headers.ReplaceLineEndings("\r\n") + "\r\n\r\n" + body));

        public static Turn Json(string body, int status = 200, string type = "application/json") =>
            Of($"HTTP/1.1 {status} X\nContent-Type: {type}\nContent-Length: {Encoding.UTF8.GetByteCount(body)}", body);
    }
}
