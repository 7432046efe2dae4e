using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>A program that answers each line of its stdin with a line of its stdout, so that its start is not measured. It
/// ends when its stdin closes.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public LineProcess(string program, params string[] arguments) => _process = Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public async Task<string> SendAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(s_timeout, cancellationToken)
            ?? throw new IOException("The program has ended. Its stderr says why.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(s_timeout);
        _process.Dispose();
    }
}
