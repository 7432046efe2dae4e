using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A Node.js server in a child process. It prints its address as one line of JSON and runs while its stdin is open,
/// so it ends with this process in every case.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan s_timeToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_timeToEnd = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private NodeServer(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a script in its folder and waits until the server is ready.</summary>
    /// <exception cref="InvalidOperationException">The server did not start. The message is its stderr.</exception>
    public static async Task<(NodeServer Server, Uri Address)> StartAsync(
        string node, string folder, string[] arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(node, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        NodeServer server = new(Process.Start(start)!);
        try
        {
            return (server, await server.ReadAddressAsync(cancellationToken));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource timeout = new(s_timeToEnd);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<Uri> ReadAddressAsync(CancellationToken cancellationToken)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask()
            .WaitAsync(s_timeToStart, cancellationToken);
        if (line is null)
        {
            await _process.WaitForExitAsync(cancellationToken);
            throw new InvalidOperationException(_errors.ToString());
        }

        // Keep reading: a full pipe would block the server.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        using JsonDocument ready = JsonDocument.Parse(line);
        return new Uri(ready.RootElement.GetProperty("url").GetString()!);
    }
}
