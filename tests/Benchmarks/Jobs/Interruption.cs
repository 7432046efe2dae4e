using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Ctrl+C during each of the long jobs: the time until the prompt returns. A request after the end is a
/// failure.</summary>
internal sealed class Interruption(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const int Count = 1_000;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than a request under way takes to arrive.</summary>
    private static readonly TimeSpan s_quietPeriod = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, string Script)[] s_jobs =
    [
        ("list", $"Get-CfWorkflowInstance {Workflow} > $null"),
        ("create", "$inputs | New-CfWorkflowInstance > $null"),
        ("stop", "$keys | Stop-CfWorkflowInstance"),
        ("delete", "$keys | Remove-CfWorkflowInstance -Confirm:$false"),
        ("hydrate", $"Get-CfWorkflowInstance {Workflow} -Detail > $null"),
        ("wait", "$keys | Wait-CfWorkflowInstance"),
    ];

    private readonly int _rounds = scale.Of(full: 5, quick: 2);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"Ctrl+C, {s_latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        using ModuleShell shell = new();
        _ = await shell.RunAsync(
            InstanceKeys.Inputs([.. Enumerable.Repeat(Workflow, 10)], each: Count / 10), cancellationToken);
        foreach ((string name, string script) in s_jobs)
        {
            List<double> took = [];
            for (int round = 0; round < _rounds; round++)
            {
                // Each round changes different instances.
                string prefix = $"{name}-{round}";
                await sandbox.Control.SeedQueuedAsync(Workflow, Count, prefix, cancellationToken);
                _ = await shell.RunAsync(InstanceKeys.Of(Workflow, prefix, Count), cancellationToken);
                took.Add((await StopAsync(sandbox, shell, script, cancellationToken)).TotalMilliseconds);
            }

            yield return new Measurement($"from the key to the end of {name}", Statistics.Median(took), Threshold.Milliseconds(100))
            {
                Least = took.Min(),
                Median = Statistics.Median(took),
                Basis = string.Create(CultureInfo.InvariantCulture, $"{_rounds} rounds, the longest {took.Max():0.0} ms"),
            };
        }
    }

    private static async Task<TimeSpan> StopAsync(
        SandboxProcess sandbox, ModuleShell shell, string script, CancellationToken cancellationToken)
    {
        await shell.ConnectAsync(sandbox, cancellationToken);
        await sandbox.Control.ForgetRequestsAsync(cancellationToken);
        TimeSpan took = await shell.StopAsync(script, () => ArrivalAsync(sandbox, cancellationToken));
        await Task.Delay(s_quietPeriod, cancellationToken);
        int sent = (await sandbox.Control.ReadRequestsAsync(cancellationToken)).Length;
        await Task.Delay(s_quietPeriod, cancellationToken);
        int later = (await sandbox.Control.ReadRequestsAsync(cancellationToken)).Length;
        return later == sent ? took : throw new InvalidDataException($"{later - sent} requests came after the end of: {script}");
    }

    private static async Task ArrivalAsync(SandboxProcess sandbox, CancellationToken cancellationToken)
    {
        while ((await sandbox.Control.ReadRequestsAsync(cancellationToken)).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }
}
