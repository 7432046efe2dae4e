using System;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Contract.Tests.Kit;

/// <summary>A script of the clients, in a child process that answers one call after the other until its stdin closes.
/// Loading it takes longer than all calls together, so all tests share it.</summary>
/// <param name="script">The name of the script.</param>
public abstract class NodeScript(string script) : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private readonly Lazy<Process> _process = new(() => Start(script));
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Makes a call and returns the JSON that the script writes.</summary>
    public async Task<JsonObject> SendAsync(JsonObject call, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _process.Value.StandardInput.WriteLineAsync(call.ToJsonString().AsMemory(), cancellationToken);
            string? line = await _process.Value.StandardOutput.ReadLineAsync(cancellationToken).AsTask()
                .WaitAsync(s_timeout, cancellationToken);
            return line is null
                ? throw new JsonException("The script has ended. Its stderr says why.")
                : JsonNode.Parse(line)!.AsObject();
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            _process.Value.StandardInput.Close();
            await _process.Value.WaitForExitAsync().WaitAsync(s_timeout);
            _process.Value.Dispose();
        }

        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Process Start(string script) => Process.Start(new ProcessStartInfo(Clients.Node, [script])
    {
        WorkingDirectory = Clients.Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
