using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>Runs scripts in sessions with the module. It is a separate process: it can be killed, has its own environment,
/// and its cost is the module's cost. Calls and results are lines of JSON. The worker ends when its input closes.</summary>
internal static class Worker
{
    private static readonly ConcurrentDictionary<int, Shell> s_shells = new();
    private static readonly Lock s_output = new();

    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        while (await input.ReadLineAsync() is string line)
        {
            Call call = JsonSerializer.Deserialize<Call>(line)!;
            _ = Task.Factory.StartNew(
                () => Answer(call, output), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        // Running scripts do not matter any more.
        Environment.Exit(0);
        return 0;
    }

    private static void Answer(Call call, TextWriter output)
    {
        string line = JsonSerializer.Serialize(Run(call));
        lock (s_output)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private static CallResult Run(Call call)
    {
        Shell shell = s_shells.GetOrAdd(call.Session, _ => new Shell());

        // There is no user to confirm.
        shell.Set("ConfirmPreference", ConfirmImpact.None);
        shell.Set("token", Secret.Of(call.Token));
        long start = Stopwatch.GetTimestamp();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        ShellResult result = shell.Run(call.Script);
        TimeSpan processor = Environment.CpuUsage.TotalTime - processorBefore;
        using Process self = Process.GetCurrentProcess();
        return new CallResult
        {
            Session = call.Session,
            Output = [.. result.Output.Select(ReportedError.KeyOf)],
            Errors = [.. result.Errors.Select(ReportedError.Of)],
            ProcessorSeconds = processor.TotalSeconds,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            PeakBytes = self.PeakWorkingSet64,
        };
    }
}
