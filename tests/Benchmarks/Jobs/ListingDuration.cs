using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>How long a person waits for a long listing of a service that is not next door, beside one page after the
/// other.</summary>
internal sealed class ListingDuration(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const int Count = 2_500;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    public string Job => string.Create(
        CultureInfo.InvariantCulture,
        $"list {Count:N0} instances at {s_latency.TotalMilliseconds} ms a request: time against a bare HttpClient loop");

    public Bar Bar { get; } = Bar.Ratio(0.45);

    public async Task<Measurement> RunAsync(CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, Count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, Count);
        ModuleListing module = new(sandbox, shell, Workflow, Count);
        PairedRounds rounds = new(rounds: scale.Of(full: 20, quick: 5), Meters.WallClock);
        return Statistics.RatioOfSums(await rounds.RunAsync(module, bare, cancellationToken), "module", "bare");
    }
}
