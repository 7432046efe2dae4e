using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>What a long listing costs this machine, beside the bare reading of the same pages.</summary>
internal sealed class ListingProcessorTime(Scale scale) : IBenchmark
{
    private const string Workflow = "big";

    private readonly int _count = scale.Of(full: 10_000, quick: 3_000);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"list {_count:N0} instances into $null: processor time against a bare HttpClient loop");

    public Bar Bar { get; } = Bar.Ratio(1.3);

    public async Task<Measurement> RunAsync(CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, _count);
        ModuleListing module = new(sandbox, shell, Workflow, _count);
        PairedRounds rounds = new(rounds: scale.Of(full: 48, quick: 24), Meters.ProcessorTime);
        return Statistics.RatioOfSums(await rounds.RunAsync(module, bare, cancellationToken), "module", "bare");
    }
}
