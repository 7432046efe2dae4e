using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>An emulated account in its own process, so that its cost is not measured. It ends with this process in every
/// case.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_timeToStart = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private SandboxProcess(Process process, Uri baseAddress, string accountId)
    {
        _process = process;
        BaseAddress = baseAddress;
        AccountId = accountId;
        Control = new SandboxControl(new Uri(baseAddress, "/sandbox/"));
    }

    public Uri BaseAddress { get; }

    public string AccountId { get; }

    /// <summary>Its control endpoints.</summary>
    public SandboxControl Control { get; }

    /// <summary>Starts an empty account.</summary>
    public static Task<SandboxProcess> StartAsync(CancellationToken cancellationToken) => StartAsync("empty", cancellationToken);

    /// <summary>Starts an account.</summary>
    /// <param name="seed">What it contains: <c>empty</c>, or <c>demo</c>.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<SandboxProcess> StartAsync(string seed, CancellationToken cancellationToken)
    {
        Process process = DotnetProcess.Start(
            BuildMetadata.Of("SandboxPath"),
            "serve", "--answers", "none", "--port", "0", "--seed", seed, "--parent", $"{Environment.ProcessId}");
        try
        {
            Match connection = await ReadConnectionAsync(process, cancellationToken)
                .WaitAsync(s_timeToStart, cancellationToken);
            Uri address = new(connection.Groups["address"].Value + "/");
            return new SandboxProcess(process, address, connection.Groups["account"].Value);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Waits for the line with the connect command.</summary>
    private static async Task<Match> ReadConnectionAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is string line)
        {
            if (ConnectionLine().Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        throw new IOException(
            "The sandbox did not start: " + await process.StandardError.ReadToEndAsync(cancellationToken));
    }

    [GeneratedRegex(@"-AccountId (?<account>\S+) -BaseUri (?<address>\S+)")]
    private static partial Regex ConnectionLine();
}
