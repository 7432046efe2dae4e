using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>A worker process, seen from its parent.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<CallResult>> _open = new();
    private readonly SemaphoreSlim _input = new(1);
    private readonly Process _process;
    private readonly Task _reading;

    private WorkerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Starts a worker.</summary>
    /// <param name="authority">The file of the certificate authority that it trusts. Null: none.</param>
    public static WorkerProcess Start(string? authority = null)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, [typeof(WorkerProcess).Assembly.Location, "worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["SSL_CERT_FILE"] = authority;
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    /// <exception cref="IOException">The worker ended first.</exception>
    public async Task<CallResult> RunAsync(Call call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        TaskCompletionSource<CallResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[call.Session] = result;
        await _input.WaitAsync(cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(call).AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        finally
        {
            _ = _input.Release();
        }

        return await result.Task.WaitAsync(deadline, cancellationToken);
    }

    /// <summary>Kills the process. Nothing of it runs after that.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _input.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is string line)
        {
            CallResult result = JsonSerializer.Deserialize<CallResult>(line)!;
            if (_open.TryRemove(result.Session, out TaskCompletionSource<CallResult>? waiting))
            {
                _ = waiting.TrySetResult(result);
            }
        }

        foreach (TaskCompletionSource<CallResult> waiting in _open.Values)
        {
            _ = waiting.TrySetException(new IOException("The worker has ended."));
        }
    }
}
