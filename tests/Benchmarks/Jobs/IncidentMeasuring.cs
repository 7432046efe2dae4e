using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The time, the requests and the nodes of Measure-CfWorkflow for the incident of the demo account: 300 runs, of which
/// 40 errored.</summary>
internal sealed class IncidentMeasuring(bool hasAnalytics, int requests, int nodes) : IBenchmark
{
    private const string Script = "Measure-CfWorkflow order-fulfilment -Since 12h";

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    public string Job => $"measure an incident of 300 runs, {(hasAnalytics ? "with analytics" : "lists alone")}, 50 ms";

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("demo", cancellationToken);
        await sandbox.Control.AllowAnalyticsAsync(hasAnalytics, cancellationToken);
        using ModuleShell shell = new();

        // The first run compiles the commands, here and in the sandbox.
        await shell.ConnectAsync(sandbox, cancellationToken);
        _ = await shell.RunAsync(Script, cancellationToken);
        await shell.ConnectAsync(sandbox, cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        int before = await sandbox.Control.CountNodesAsync(cancellationToken);
        TimeSpan took = default;
        object?[] output = [];
        int sent = await sandbox.Control.CountRequestsAsync(
            async () =>
            {
                long start = Stopwatch.GetTimestamp();
                output = await shell.RunAsync($"{Script} | ForEach-Object {{ $_.Runs, $_.Errored }}", cancellationToken);
                took = Stopwatch.GetElapsedTime(start);
            },
            cancellationToken);
        if (!output.SequenceEqual([300L, 40L]))
        {
            throw new InvalidOperationException($"{string.Join(" of ", output)} instead of 300 and 40.");
        }

        yield return new Measurement("time", took.TotalMilliseconds, Threshold.Milliseconds(4_000));
        yield return Measurement.Count("requests", sent, requests);
        yield return Measurement.Count("nodes", await sandbox.Control.CountNodesAsync(cancellationToken) - before, Math.Max(nodes, 2));
    }
}
