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

    private static string Program => Path.Combine(AppContext.BaseDirectory, "CloudflareWorkflows.Live.dll");

    public static LiveProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(environment, "dotnet", [Program, .. arguments]);

    /// <summary>Starts it with an output to which no write succeeds, like a terminal that was closed.</summary>
    public static LiveProcess StartWithFullOutput(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(environment, "sh", ["-c", "exec dotnet \"$@\" > /dev/full", "sh", Program, .. arguments]);

    private static LiveProcess Start(IReadOnlyDictionary<string, string> environment, string program, string[] arguments)
    {
        // A program that runs in the background of a shell, or below nohup, would ignore these signals.
        ProcessStartInfo start = OperatingSystem.IsLinux()
            ? new("env", ["--default-signal=INT,TERM,HUP", program, .. arguments])
            : new(program, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new LiveProcess(Process.Start(start)!);
    }

    /// <summary>Sends a signal, such as INT, and waits until the program has received one.</summary>
    public async Task SignalAsync(string signal)
    {
        await SendAsync(signal);
        await Task.WhenAny(_stopping.Task, _output).WaitAsync(Stop);
        Assert.True(_stopping.Task.IsCompleted, "The program ended without saying that it stops.");
    }

    /// <summary>Sends a signal.</summary>
    public async Task SendAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Stop);
    }

    /// <summary>Sends a signal, and returns whether the program ends soon after it.</summary>
    public async Task<bool> EndsAfterAsync(string signal)
    {
        await SendAsync(signal);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(300));
        try
        {
            await _process.WaitForExitAsync(soon.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
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
                _ = _stopping.TrySetResult();
            }
        }

        return output.ToString();
    }
}
