using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>How long it takes until a pipeline that wants five objects of a long listing has them, beside the one request
/// that this takes at least. More than one request is a failure.</summary>
internal sealed class FirstObjects(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const int Count = 10_000;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    public string Job => string.Create(
        CultureInfo.InvariantCulture,
        $"first 5 of {Count:N0} instances at {s_latency.TotalMilliseconds} ms a request: time against one bare request");

    public Bar Bar { get; } = Bar.Ratio(1.25);

    public async Task<Measurement> RunAsync(CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, Count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, 100);
        ModuleFirstObjects module = new(sandbox, shell, Workflow, 5);
        PairedRounds rounds = new(rounds: scale.Of(full: 40, quick: 15), Meters.WallClock);
        Measurement measured = Statistics.RatioOfSums(await rounds.RunAsync(module, bare, cancellationToken), "module", "bare");

        int requests = await sandbox.Control.CountRequestsAsync(() => module.RunAsync(cancellationToken), cancellationToken);
        return requests == 1 ? measured : throw new InvalidDataException($"Five objects cost {requests} requests.");
    }
}
