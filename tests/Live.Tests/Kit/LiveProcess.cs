using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Live.Tests.Kit;

/// <summary>The program in a process of its own, as a user starts it.</summary>
internal sealed class LiveProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveProcess(Process process)
    {
        _process = process;
        _output = ReadOutputAsync();
        _error = process.StandardError.ReadToEndAsync(Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static LiveProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "CloudflareWorkflows.Live.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new LiveProcess(Process.Start(start)!);
    }

    /// <summary>Sends a signal, such as INT, and waits until the program has received one.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Stop);
        await _stopping.Task.WaitAsync(Stop);
    }

    /// <summary>Waits for the end and returns the exit code, the output and the errors.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(Stop);
        return (_process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task<string> ReadOutputAsync()
    {
        StringBuilder output = new();
        while (await _process.StandardOutput.ReadLineAsync(Stop) is string line)
        {
            _ = output.AppendLine(line);
            if (line.StartsWith("Stopping.", StringComparison.Ordinal))
            {
                _stopping.SetResult();
            }
        }

        return output.ToString();
    }
}
